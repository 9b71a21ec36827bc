/** Test with your phone: the likeliest first-minute disaster is a firewall or a guest network. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { useDesk } from "./desk";
import { phoneKey, useReady } from "./ready";
import { call } from "./server_calls";

/** Names of this computer that mean another one on every other device. */
const HERE_ONLY = /^(127\.|localhost$|\[::1\]$)/;

const EVERY_MS = 2_000;

interface PhoneAnswer {
  arrived: boolean;
  url: string;
  qr: string;
}

/** Folded away, nothing is asked of the server. */
export function FoldedPhoneTest({ class: kind, children }: { class: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class={kind} onToggle={(event) => setOpen(event.currentTarget.open)}>
      {children}
      {open && <PhoneTest />}
    </details>
  );
}

/** Asks as long as it is seen. */
function PhoneTest() {
  const desk = useDesk();
  const [answer, setAnswer] = useState<PhoneAnswer | null>(null);
  const [problem, setProblem] = useState("");
  const [, setReady] = useReady(phoneKey);
  const arrived = answer?.arrived === true;
  const box = useRef<HTMLElement>(null);
  // The code to join stands above it: the one to scan now is seen whole.
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), []);
  useEffect(() => {
    if (arrived) return undefined;
    let timer = 0;
    let gone = false;
    const ask = async (): Promise<void> => {
      const heard = await call<PhoneAnswer>(desk.url("phone_test"));
      if (gone) return;
      setProblem(heard.ok ? "" : heard.message);
      if (heard.ok) setAnswer(heard.data);
      if (heard.ok && heard.data.arrived) setReady(true);
      else timer = window.setTimeout(() => void ask(), EVERY_MS);
    };
    void ask();
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [arrived]);

  return (
    <section ref={box} class={`card card--flat phone-test ${arrived ? "phone-test--arrived" : ""}`.trim()}>
      <p role="status" class={arrived ? "phone-test__good strong" : "strong"}>
        {arrived ? t("Your phone has arrived. Phones in this network find the workshop.") : t("Scan this with your phone. This turns green when it arrives.")}
      </p>
      {problem !== "" && <p class="field__error">{problem}</p>}
      {!arrived && (
        <div class="qr-panel">
          <div class="qr">{answer !== null && <img src={answer.qr} alt={t("QR code of the phone test")} width={192} height={192} />}</div>
          <Remedies url={answer?.url ?? desk.url("join")} known={answer !== null} />
        </div>
      )}
    </section>
  );
}

function Remedies({ url, known }: { url: string; known: boolean }) {
  const { port, host, hostname, pathname, protocol } = new URL(url, location.href);
  const number = port || (protocol === "https:" ? "443" : "80");
  return (
    <div class="qr-panel__words">
      <p class="quiet">{t("Nothing happens, or the phone says that it can’t connect? Likely causes, one by one:")}</p>
      <ol class="remedies">
        {HERE_ONLY.test(hostname) && (
          <li>{t("This address is for this computer alone. Stop the server, and start it without “{option}”.", { option: "--local" })}</li>
        )}
        <li>{t("The phone is in another network. Switch off mobile data, and choose the same Wi-Fi as this computer.")}</li>
        <li>{t("A guest network keeps devices apart. Use the staff network, or a hotspot from a phone for everybody.")}</li>
        <li>{t("A firewall on this computer. Allow incoming connections on port {port} (TCP), at least for private networks.", { port: number })}</li>
        <li>
          {t("The camera app does nothing. Type the address by hand:")} <span class="address">{known && `${host}${pathname}`}</span>
        </li>
      </ol>
    </div>
  );
}
