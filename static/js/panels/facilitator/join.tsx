/** How people get in: QR code, address and code, the door, the projector, and the phone test. */
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../../core/dialog";
import { copyText } from "../../core/dom";
import { t } from "../../core/i18n";
import { usePart, useRoom } from "../shared/session";
import { Press } from "./act";
import { useDesk } from "./desk";
import type { Links } from "./desk";
import { FoldedPhoneTest } from "./phone_test";
import { call } from "./server_calls";

export function JoinDialog() {
  const desk = useDesk();
  const open = desk.dialog.value === "join";
  const close = (): void => void (desk.dialog.value = "");
  return (
    <Dialog open={open} title={t("How people join")} onClose={close} class="dialog--wide">
      <div class="stack">
        <HowToJoin />
        <Address name={t("The link to send")} url={desk.url("join")} />
        <Projector />
        <FoldedPhoneTest class="disclosure">
          <summary class="disclosure__summary">{t("Test with your phone")}</summary>
        </FoldedPhoneTest>
        <Door />
      </div>
      <div class="dialog__actions">
        <button type="button" class="button" onClick={close}>
          {t("Close")}
        </button>
      </div>
    </Dialog>
  );
}

/** Large enough to be scanned from the laptop. */
export function HowToJoin() {
  const desk = useDesk();
  const { code_shown, urls } = desk.links.value;
  return (
    <div class="qr-panel">
      <div class="qr">
        <img src={urls["qr"]} alt={t("QR code of the link to join")} width={192} height={192} />
      </div>
      <div class="qr-panel__words">
        <p>
          {t("Go to")} <span class="address">{urls["join_short"]}</span>
        </p>
        <p class="quiet">{t("and type the code")}</p>
        <p class="code qr-panel__code">{code_shown}</p>
      </div>
    </div>
  );
}

/** Another device of the facilitator's may replace the code while this desk is open. */
export function useCodeOfToday(): void {
  const { connection } = useRoom();
  const desk = useDesk();
  const code = usePart((_view, _mine, live) => live.code);
  const up = connection.up.value;
  useEffect(() => {
    if (!up || code === undefined || code === desk.links.peek().code) return;
    void call<Links>(`/api/workshops/${code}/links`).then((answer) => {
      // One that was replaced again meanwhile is not found, and the next is on its way.
      if (answer.ok) desk.relink(answer.data);
    });
  }, [code, up]);
}

const COPIED_MS = 3_000;

/** An address to copy: plain http has no clipboard, so the text is selected and copied. */
export function Address({ name, url }: { name: string; url: string }) {
  const { news } = useRoom();
  const full = new URL(url, location.href).href;
  const [told, setTold] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => setTold(""), COPIED_MS);
    return () => window.clearTimeout(timer);
  }, [told]);
  const copy = (): void => {
    const done = copyText(full) ? t("Copied") : t("Select it, then press Ctrl and C.");
    setTold(done);
    news.reply(done, "copied");
  };
  return (
    <div class="field">
      <span class="field__label field__label--small">
        {name}
        <span class="fate fate--stored share-field__told" hidden={told === ""}>
          {told}
        </span>
      </span>
      <div class="share-field">
        <input class="input" readOnly value={full} aria-label={name} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" class="button" onClick={copy}>
          {t("Copy")}
        </button>
      </div>
    </div>
  );
}

function Projector() {
  const desk = useDesk();
  return (
    <p class="row">
      <a class="button" href={desk.url("screen")} target="_blank" rel="noopener">
        {t("Open the projector page")}
      </a>
      <span class="quiet">{t("Drag that window to the projector. It shows no controls, and no count before a vote closes.")}</span>
    </p>
  );
}

/** The door and the link: who may still come in. What came of it is said here: a toast would lie
 * behind the dialog. */
function Door() {
  const { dialogs, outbox, news } = useRoom();
  const desk = useDesk();
  const open = usePart((view) => view?.door_open ?? true);
  const [told, show] = useState("");
  const setTold = (text: string): void => {
    show(text);
    if (text !== "") news.reply(text, "door");
  };
  const rotate = async (): Promise<void> => {
    const sure = await dialogs.confirm({
      title: t("Make a new link?"),
      text: t("The old link, code and QR code stop working at once. Whoever is in the room stays in."),
      yes: t("Make a new link"),
      danger: true,
    });
    if (!sure) return;
    const answer = await call<Links>(desk.url("rotate"), { method: "POST", csrf: desk.csrf });
    if (!answer.ok) return setTold(answer.message);
    desk.relink(answer.data);
    setTold(open ? t("The new link is ready. Send it to whoever should still come.") : t("The new link is ready. Open the door before you send it: nobody new gets in yet."));
  };
  const turn = async (): Promise<void> => {
    const ack = await outbox.send(open ? "close_door" : "open_door", {}, { momentary: true });
    setTold(ack.ok ? "" : ack.message);
  };
  return (
    <section class="row divider join__door">
      <p class="join__door-words">
        <span class="strong">{open ? t("The door is open.") : t("The door is closed.")}</span>{" "}
        <span class="quiet">
          {open ? t("Anybody with the link or the code can come in.") : t("Nobody new can come in. Whoever was here before can come back.")}
        </span>
      </p>
      <span class="button-row row__end">
        <Press onPress={turn}>{open ? t("Close the door") : t("Open the door")}</Press>
        <Press class="button button--quiet" onPress={rotate}>
          {t("Make a new link")}
        </Press>
      </span>
      <p class="join__told" hidden={told === ""}>
        {told}
      </p>
    </section>
  );
}
