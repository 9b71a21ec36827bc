/** What became of something that was sent: stored, waiting, refused. */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useEffect, useLayoutEffect } from "preact/hooks";
import type { Pending } from "../../core/outbox";
import { t } from "../../core/i18n";
import { useRoom } from "../shared/session";
import { stillToCome } from "./still-to-come";

export function Fate({ state }: { state: Pending["state"] }) {
  const { connection } = useRoom();
  if (state === "stored") return <span class="fate fate--stored">{t("Stored")}</span>;
  if (state === "refused") return <span class="fate fate--refused">{t("Not stored")}</span>;
  const online = connection.up.value;
  return <span class="fate fate--waiting">{online ? t("On its way") : t("Waiting to be sent")}</span>;
}

/** What waits or was refused, of one kind. `of` looks at the command's data; `standing`: the words
 * that this person has on the page already, where what waits is listed beside them. */
export function usePending<D>(kind: string, of: (data: D) => boolean, standing: Iterable<string> = []): Pending[] {
  const { outbox } = useRoom();
  const found = outbox.pending.value.filter((entry) => entry.kind === kind && of(entry.data as D));
  return stillToCome(found, standing);
}

/** The refused ones that stand on this screen, each where it was written; the others are shown above. */
export const Shown = createContext<Signal<readonly string[]>>(signal([]));

/** A refused one, with its words: try again, take the words back into the field, or let go. */
export function Refused({ entry, onTakeBack }: { entry: Pending; onTakeBack?: (() => void) | undefined }) {
  const { outbox, news } = useRoom();
  const why = entry.refusal?.message ?? t("It was not stored.");
  useEffect(() => news.say(why, `refused ${entry.id}`), [entry.id]);
  const shown = useContext(Shown);
  useLayoutEffect(() => {
    shown.value = [...shown.peek(), entry.id];
    return () => void (shown.value = shown.peek().filter((id) => id !== entry.id));
  }, [shown, entry.id]);
  return (
    <>
      <p class="field__error">{why}</p>
      <div class="row">
        <button type="button" class="link-button" onClick={() => outbox.retry(entry.id)}>
          {t("Try again")}
        </button>
        {onTakeBack !== undefined && (
          <button type="button" class="link-button" onClick={() => (onTakeBack(), outbox.dismiss(entry.id))}>
            {t("Change it")}
          </button>
        )}
        <button type="button" class="link-button" onClick={() => outbox.dismiss(entry.id)}>
          {t("Throw it away")}
        </button>
      </div>
    </>
  );
}
