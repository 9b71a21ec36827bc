/** The close, and afterwards: the agreed text alone, the room's number, what happens next. */
import { beside, t, tn } from "../../core/i18n";
import { dayName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { adoptedSentence, devicesSentence } from "../shared/screen-sentences";
import { useRoom } from "../shared/session";
import { Statement } from "../shared/statement";
import { RoomsText } from "./agreed";
import { Screen } from "./screen";
import { useView } from "./use";
import { FinalLineage } from "./word";

export function Close() {
  const { boot } = useRoom();
  const finals = useView((view) => view.finals);
  const finished = useView((view) => view.status === "finished");
  const heads = useView((view) => view.procedure.head_count || view.counts.joined);
  const devices = useView(devicesSentence);
  const parts = (["vision", "mission"] as const).filter((part) => finals[part] !== undefined);
  const outcome = boot.urls["outcome"];
  return (
    <Screen
      action={
        outcome !== undefined && (
          <a class={`button button--wide ${finished ? "button--next" : ""}`.trim()} href={outcome}>
            {t("Open the outcome page")}
          </a>
        )
      }
    >
      {parts.length === 0 && <Nothing />}
      {parts.map((part) => {
        const final = finals[part];
        return final === undefined ? null : <RoomsText key={part} part={part} final={final} />;
      })}
      <p class="lead">
        {[tn("Thank you. {n} person worked on this.", "Thank you. {n} people worked on this.", heads), devices].filter(Boolean).join(" ")}
      </p>
      <NextSteps />
      {parts.map((part) => {
        const final = finals[part];
        return final === undefined ? null : (
          <div key={part}>
            {final.adoption?.current === true && (
              <p class="quiet" dir="auto">
                {t("Agreed on version {version}: {behind}.", { version: final.adoption.version, behind: adoptedSentence(final) })}
              </p>
            )}
            <FinalLineage final={final} />
          </div>
        );
      })}
    </Screen>
  );
}

/** A workshop that ended before a text was chosen: the candidates are what there is. */
function Nothing() {
  const standing = inOrder(useView((view) => view.candidates)).filter(([, { withdrawn }]) => !withdrawn);
  return (
    <section class="stack stack--tight">
      <h2 class="waiting__title">{t("No text was chosen yet")}</h2>
      <p class="quiet">
        {standing.length === 0 ? t("What the room wrote is kept, and can be taken up again.") : t("These candidates stand:")}
      </p>
      {standing.map(([id, { pieces }]) => (
        <article key={id} class="candidate">
          <Statement pieces={pieces} />
        </article>
      ))}
    </section>
  );
}

/** Owner, review date, promotion: whatever has been settled. */
function NextSteps() {
  const { owner, review_on: review, promotion, promotion_owner: who, promotion_on: on } = useView((view) => view.procedure);
  const rows: Array<[string, string]> = [
    [t("Owner"), owner],
    [t("Next review"), dayName(review)],
    [t("How it is made known"), beside(promotion, who, dayName(on))],
  ];
  const known = rows.filter(([, text]) => text !== "");
  if (known.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t("What happens next")}</h2>
      <dl class="facts">
        {known.map(([name, text]) => (
          <div key={name} class="facts__row">
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
