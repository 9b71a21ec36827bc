/** Agreement: the room is asked about a text; how it answered; and the moment when it is agreed. */
import { t, tn } from "../../core/i18n";
import type { GradientsTally, View } from "../../wire";
import { checks, outcomeSentence, stateName } from "../shared/assessment";
import { Distribution, leavesSteps } from "../shared/gradients-result";
import { ourPart } from "../shared/labels";
import { GroupBars } from "../shared/result-parts";
import { adoptedSentence } from "../shared/screen-sentences";
import type { Content } from "../shared/screen-content";
import { Statement } from "../shared/statement";
import { TurnoutBar } from "./count";
import { Fit } from "./fit";
import { ALONE, BARS, BESIDE, wordsOf } from "./steps";

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

export function Asking({ pieces, turnout }: Of<"asking">) {
  return (
    <>
      <Fit steps={ALONE} of={`${wordsOf(pieces)}:${turnout === null}`} centre>
        <Statement pieces={pieces} />
      </Fit>
      {turnout === null ? <p class="screen__soft">{t("Where do you stand? The vote opens in a moment.")}</p> : <TurnoutBar turnout={turnout} />}
    </>
  );
}

export function Answer({ pieces, round, final, view }: Of<"answer"> & { view: View }) {
  const { tally } = round;
  if (tally?.rule !== "gradients") return null;
  return (
    <div class="answer">
      <div class="answer__side">
        <Fit steps={BESIDE} of={wordsOf(pieces)}>
          <Statement pieces={pieces} />
        </Fit>
        <Verdict final={final} view={view} groups={tally.groups} />
      </div>
      <Fit steps={BARS} of={`${Object.values(tally.steps).join()}:${tally.groups.shown.length}`} class="grow">
        <Distribution tally={tally} round={round} taken />
        {leavesSteps(tally, round) && <p class="screen__soft">{t("Nobody at any other step.")}</p>}
        {tally.groups.shown.length > 0 && (
          <div class="answer__groups">
            <h2 class="answer__label">{t("Support by group")}</h2>
            <GroupBars support={tally} groups={view.brief.groups} shown={tally.groups} />
          </div>
        )}
        {tally.steps.dislike_support > 0 && <p class="screen__soft">{t("Going along is not counted as support.")}</p>}
        {tally.reasons.length > 0 && (
          <p class="screen__soft">{tn("{n} reason, on your page", "{n} reasons, on your page", tally.reasons.length)}</p>
        )}
      </Fit>
    </div>
  );
}

function Verdict({ final, view, groups }: { final: Of<"answer">["final"]; view: View; groups: GradientsTally["groups"] }) {
  const { assessment, not_yet: notYet } = final;
  if (assessment === undefined) return null;
  return (
    <section class={`answer__verdict ${assessment.met ? "answer__verdict--met" : ""}`.trim()}>
      <h2 class="answer__outcome">{notYet === undefined ? outcomeSentence(assessment.outcome) : t("Not yet agreed")}</h2>
      {notYet !== undefined && <p dir="auto">{notYet.obstacle}</p>}
      <ul class="checks" role="list">
        {checks(assessment.criteria, view.brief.groups, groups).map(({ name, state, text }) => (
          <li key={name} class={`check ${{ met: "check--met", not_met: "check--not-met", not_assessed: "" }[state]}`.trim()}>
            <span>
              <span class="visually-hidden">{stateName(state)}: </span>
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** More letters of names than this would stand before the words themselves. */
const MOST_NAMED = 240;

/** The text alone, the room below it. */
export function Agreed({ part, pieces, final, names }: Of<"agreed">) {
  const room = names.join(", ");
  return (
    <div class="agreed reveal">
      <h1 class="visually-hidden">{t("Agreed")}</h1>
      <Fit steps={ALONE} of={wordsOf(pieces)} centre>
        <Statement pieces={pieces} />
      </Fit>
      <div class="agreed__room">
        <p>
          <span class="agreed__star" aria-hidden="true" />
          {ourPart(part)} · {adoptedSentence(final)}
        </p>
        {room !== "" && room.length <= MOST_NAMED && (
          <p class="agreed__names" dir="auto">
            {room}
          </p>
        )}
      </div>
    </div>
  );
}
