/** What stands around the work: the welcome, a break, the close, the end. */
import { beside, t, tn } from "../../core/i18n";
import { dayName, decisionRule, partName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { Statement } from "../shared/statement";
import type { Moment } from "./moment";
import { Verdict } from "./scene-final";
import { WayHere } from "./way-here";

export function WelcomeScene({ moment }: { moment: Moment }) {
  const { brief, agenda, counts, current } = moment.view;
  return (
    <>
      <p class="question" dir="auto">
        {brief.title}
      </p>
      {brief.purpose !== "" && (
        <p class="lead" dir="auto">
          {brief.purpose}
        </p>
      )}
      <p class="num">{tn("{n} person has joined", "{n} people have joined", counts.joined)}</p>
      <div class="scene__columns">
        <section class="stack stack--tight">
          <h3 class="section-title">{t("Agenda")}</h3>
          <ol class="scene__stages" role="list">
            {inOrder(agenda).map(([id, { title, minutes }]) => (
              <li key={id} class={`scene__stage ${id === current ? "scene__stage--now" : ""}`.trim()}>
                <span dir="auto">{title}</span>
                <span class="quiet num">{tn("{n} min", "{n} min", minutes)}</span>
              </li>
            ))}
          </ol>
        </section>
        <section class="stack stack--tight">
          <h3 class="section-title">{t("How we decide")}</h3>
          <ul class="plain-list" role="list">
            {decisionRule(brief.rule).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

export function BreakScene() {
  return <p class="question">{t("A break")}</p>;
}

export function CloseScene({ moment }: { moment: Moment }) {
  const { procedure } = moment.view;
  const facts = [
    [t("Owner"), procedure.owner],
    [t("Next review"), dayName(procedure.review_on)],
    [t("How it is made known"), beside(procedure.promotion, procedure.promotion_owner, dayName(procedure.promotion_on))],
  ].filter(([, text]) => text !== "");
  return (
    <>
      <Texts moment={moment} size="large" />
      {facts.length > 0 && (
        <section class="stack stack--tight">
          <h3 class="section-title">{t("What happens next")}</h3>
          <dl class="facts">
            {facts.map(([name, text]) => (
              <div key={name} class="facts__row">
                <dt>{name}</dt>
                <dd dir="auto">{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

/** Where it all led to. */
export function EndScene({ moment }: { moment: Moment }) {
  return (
    <>
      <Texts moment={moment} size="huge" />
      <p class="quiet">{tn("{n} person took part. The workshop is over.", "{n} people took part. The workshop is over.", moment.view.counts.joined)}</p>
    </>
  );
}

function Texts({ moment, size }: { moment: Moment; size: "large" | "huge" }) {
  const texts = Object.entries(moment.view.finals);
  if (texts.length === 0) return <p class="lead">{t("No text was chosen.")}</p>;
  return (
    <>
      {texts.map(([part, final]) => (
        <section key={part} class="stack">
          <p class="part-label">{partName(part)}</p>
          <Statement pieces={final.pieces} size={size} />
          <Verdict final={final} moment={moment} />
          <WayHere moment={moment} part={part} final={final} />
        </section>
      ))}
    </>
  );
}
