/** The strip at the foot: how to get in, always; what comes next; and a small sign while the line is
 * down. */
import { useEffect, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { usePart, useRoom } from "../shared/session";

export function Strip({ next }: { next: string }) {
  const { boot, connection } = useRoom();
  return (
    <footer class="screen__strip">
      <JoinCode />
      <p>
        {t("Join at")} <span class="address">{boot.urls["join_short"]}</span>
      </p>
      <p>
        {t("Code")} <span class="code">{useCode()}</span>
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

/** The code in two groups of four. It changes while the page is open if the link is rotated. */
export function useCode(): string {
  const { boot } = useRoom();
  const rotated = usePart((_view, _mine, live) => live.code);
  const code = rotated ?? boot.code;
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** One that could not be fetched leaves its place free, and is fetched again when the line is back. */
export function JoinCode() {
  const { boot, connection } = useRoom();
  const code = useCode();
  const up = connection.up.value;
  const [missed, miss] = useState(false);
  useEffect(() => {
    if (up) miss(false);
  }, [up]);
  return (
    <div class="qr">
      {!missed && (
        <img src={`${boot.urls["qr"]}?${code.replace(" ", "")}`} alt={t("QR code that leads into the workshop")} onError={() => miss(true)} />
      )}
    </div>
  );
}
