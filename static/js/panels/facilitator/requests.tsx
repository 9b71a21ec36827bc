/** "A word I would change", sent from phones while the final words are written. */
import { useDraft } from "../../core/drafts";
import { t, tn } from "../../core/i18n";
import type { FinalView, RequestView, Typing } from "../../wire";
import { authorName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { usePart, useRoom } from "../shared/session";
import { standingText } from "../shared/wishes";
import { Press, useAct } from "./act";
import { piecesOf, withPhrase, wordsAtHand } from "./final_words";
import { wordsKey } from "./next";
import { isInText } from "./word_wishes";
import type { Words } from "./word_wishes";

/** Where they stand on the page. */
export const REQUESTS = "requests";

export function Requests({ part, final }: { part: string; final: FinalView }) {
  const all = inOrder(final.requests);
  const open = all.filter(([, { settled }]) => !settled);
  const settled = all.filter(([, request]) => request.settled);
  return (
    <section class="stack stack--tight" id={REQUESTS} tabIndex={-1} aria-label={t("Words that people would change")}>
      <h2 class="section-title">{tn("{n} change that somebody would make", "{n} changes that people would make", open.length)}</h2>
      {all.length === 0 && <p class="quiet">{t("Phones can send them now. They appear here one by one.")}</p>}
      <ul class="card-list">
        {open.map(([id, request]) => (
          <Request key={id} id={id} part={part} final={final} request={request} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details class="disclosure">
          <summary class="disclosure__summary">{tn("{n} settled", "{n} settled", settled.length)}</summary>
          <ul class="card-list">
            {settled.map(([id, request]) => (
              <Request key={id} id={id} part={part} final={final} request={request} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Request({ id, part, final, request }: { id: string; part: string; final: FinalView; request: RequestView }) {
  const act = useAct();
  const { toasts } = useRoom();
  const names = usePart((_view, _mine, live) => live.names);
  const [draft, setDraft] = useDraft<Typing | null>(wordsKey(part), null);
  const { phrase, suggestion, settled } = request;
  const heard = usePart((_view, _mine, live) => live.typing?.[part]);
  const doneBy = (words: Words): boolean => !settled && isInText(final, request, words);
  const done = doneBy(wordsAtHand(final, draft ?? undefined, heard)?.pieces ?? final.pieces);
  const closed = final.has_scribe || settled || done;
  const put = closed ? undefined : withPhrase(draft?.pieces ?? piecesOf(final), phrase, suggestion);
  const lost = put === undefined && !done && phrase !== "" && !settled && !final.has_scribe;
  const told = settled ? standingText(final.pieces, request) : "";
  const settle = (to: boolean) => act({ command: "settle_request", data: { part, request: id, settled: to } });
  // Settled by the version with it, which the server looks at: what is typed may still be dropped.
  const putIn = (): void => {
    if (put === undefined) return;
    setDraft({ base: draft?.base ?? final.version, pieces: put });
    toasts.show({
      text: doneBy(put)
        ? t("It stands in the words being written. It is settled once you offer them.")
        : t("It stands in the words being written. Mark it as settled when all of it is done."),
    });
  };
  return (
    <li class="idea settle">
      <p class="idea__text request" dir="auto">
        {phrase !== "" && <del class="request__phrase">{phrase}</del>}
        {phrase !== "" && suggestion !== "" && <span class="request__into" aria-hidden="true"> → </span>}
        {suggestion !== "" && <ins class="request__suggestion">{suggestion}</ins>}
      </p>
      {done && (
        <p class="fate fate--stored">
          {doneBy(final.pieces) ? t("This is in the text now.") : t("In the words being written; settled once they are offered.")}
        </p>
      )}
      {told !== "" && <p class="quiet">{told}</p>}
      {lost && <p class="quiet">{t("These words are not in the text.")}</p>}
      <div class="idea__foot">
        <span class="name" dir="auto">
          {authorName(names, request.author)}
        </span>
        <span class="idea__buttons">
          {put !== undefined && (
            <Press class="link-button" onPress={putIn}>
              {t("Put it in")}
            </Press>
          )}
          <Press class="link-button" onPress={() => settle(!settled)}>
            {settled ? t("Open again") : t("Mark as settled")}
          </Press>
        </span>
      </div>
    </li>
  );
}
