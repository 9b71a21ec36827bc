/** The strip at the foot: how to get in, and once all is over the way to the outcome; what comes next;
 * and a small sign while the line is down. */
import { useEffect, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { usePart, useRoom } from "../shared/session";

export function Strip({ next }: { next: string }) {
  const { connection } = useRoom();
  const over = usePart((view) => view?.status === "finished");
  return (
    <footer class={`screen__strip ${over ? "screen__strip--over" : ""}`.trim()}>
      {over ? <ToOutcome /> : <WayIn />}
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

/** Whoever is in comes back by it while the door is closed: it stays, and says so. */
function WayIn() {
  const { boot } = useRoom();
  const open = usePart((view) => view?.door_open ?? true);
  return (
    <>
      <JoinCode />
      <p>
        {open ? t("Join at") : t("Door closed · come back at")} <span class="address">{boot.urls["join_short"]}</span>
      </p>
      <p>
        {t("Code")} <span class="code">{useCode()}</span>
      </p>
    </>
  );
}

/** The server makes this code once the workshop is over. The address in it is too long to be typed. */
function ToOutcome() {
  const { boot } = useRoom();
  return (
    <>
      <Code src={boot.urls["outcome_qr"] ?? ""} name={t("QR code that leads to the outcome")} />
      <p>{t("Scan this to read the outcome. It is on your page too.")}</p>
    </>
  );
}

/** The code in two groups of four. It changes while the page is open if the link is rotated. */
export function useCode(): string {
  const { boot } = useRoom();
  const rotated = usePart((_view, _mine, live) => live.code);
  const code = rotated ?? boot.code;
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

export function JoinCode() {
  const { boot } = useRoom();
  return <Code src={`${boot.urls["qr"]}?${useCode().replace(" ", "")}`} name={t("QR code that leads into the workshop")} />;
}

/** One that could not be fetched leaves its place free, and is fetched again when the line is
 * back, or the code is another one. */
function Code({ src, name }: { src: string; name: string }) {
  const { connection } = useRoom();
  const up = connection.up.value;
  const [missed, miss] = useState(false);
  useEffect(() => {
    if (up) miss(false);
  }, [up, src]);
  return <div class="qr">{!missed && <img src={src} alt={name} onError={() => miss(true)} />}</div>;
}
