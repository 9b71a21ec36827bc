/** The strip at the foot: how to get in, always; what comes next; and a small sign while the line is
 * down. */
import { t } from "../../core/i18n";
import { useRoom } from "../shared/session";

export function Strip({ next }: { next: string }) {
  const { boot, connection } = useRoom();
  return (
    <footer class="screen__strip">
      <JoinCode />
      <p>
        {t("Join at")} <span class="address">{boot.urls["join_short"]}</span>
      </p>
      <p>
        {t("Code")} <span class="code">{String(boot["code_shown"] ?? boot.code)}</span>
      </p>
      {connection.offlineFor2s.value ? (
        <p class="screen__next screen__away" role="status">
          {t("Reconnecting")}
        </p>
      ) : (
        next !== "" && <p class="screen__next" dir="auto">{t("Next: {stage}", { stage: next })}</p>
      )}
    </footer>
  );
}

export function JoinCode() {
  const { boot } = useRoom();
  return (
    <div class="qr">
      <img src={boot.urls["qr"]} alt={t("QR code that leads into the workshop")} />
    </div>
  );
}
