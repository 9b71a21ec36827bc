/** Few options side by side: how the room and each group stood to each of them. */
import { t, tn } from "../../core/i18n";
import type { DotsTally, GroupsView, OptionSupport, RoundView, ScoreTally, View } from "../../wire";
import { membersName, whyGroups } from "../shared/labels";
import { optionName } from "../shared/options";
import { Bar, commonGround, GroupBars, percent, wholeGroups } from "../shared/result-parts";
import { shortened } from "../shared/shortened";
import type { Words } from "../shared/statement";
import { chosenIn } from "../shared/ties";
import { Fit } from "./fit";
import type { Step } from "./fit";
import { wordsOf } from "./steps";

export type Counted = DotsTally | ScoreTally;

export interface Tallied {
  tally: Counted;
  round: RoundView;
  view: View;
}

interface SideBySideProps extends Tallied {
  objectives: Words;
  /** Why it was the chosen one. */
  said: string;
}

/** Longer names of groups than this stand once, before the bars, not above each of them. */
const LONG_NAME = 32;

/** Of the bars side by side, which are percentages beside points. */
function meaning({ rule }: Counted): string {
  return rule === "dots" ? t("Bars show support: at least one dot.") : t("Bars show support: a score of 3 or more.");
}

export function total(tally: Counted, id: string): number {
  return tally.options[id]?.total ?? 0;
}

/** The objectives of what was chosen stand above the bars where there is room for both. They are on
 * everybody's page, as is what the bars mean: where all is too much these go first, the meaning before the words. */
export function SideBySide({ tally, round, view, objectives, said }: SideBySideProps) {
  const stars = commonGround(tally.options, tally.groups);
  const columns = Math.max(2, tally.order.length);
  const chosen = chosenIn(round);
  const groups = tally.groups.shown.map(({ members }) => membersName(view.brief.groups, members));
  const once = groups.some((name) => name.length > LONG_NAME);
  // In a third of the wall a name, "chosen" and the star need two lines, for which the bars would shrink. Where
  // a sentence says who won, amber and a word for readers are enough; else all heads leave the room.
  const both = columns === 3 && chosen !== undefined && stars.has(chosen);
  const hinted = said !== "" && (both || once);
  const steps = stepsOf(once ? 1 : columns);
  const sides = tally.order.map((id) => (
    <section key={id} class="sides__side">
      <header class="sides__head">
        <h2 class={`sides__name ${hinted && id === chosen ? "sides__name--chosen" : ""}`.trim()} dir="auto">
          {shortened(optionName(round, id, view))}
          {id === chosen && <span class={hinted ? "visually-hidden" : "sides__chosen"}> · {t("chosen")}</span>}
        </h2>
        {stars.has(id) && <span class="pill pill--star">{t("common ground")}</span>}
      </header>
      <OptionBars tally={tally} id={id} view={view} />
    </section>
  ));
  return (
    <>
      <Fit
        steps={steps}
        of={`${tally.order.join()}:${groups.join()}:${wordsOf(objectives)}:${said}`}
        class={`sides grow ${columns > 3 ? "sides--narrow" : ""}${both && !hinted ? "sides--marks" : ""}`.trim()}
      >
        <Objectives of={objectives} />
        <p class="sides__note">
          {said} <span class="sides__meaning">{meaning(tally)}</span>
        </p>
        {once ? (
          <div class="sides__rows" style={{ "--sides": String(tally.order.length), "--rows": String(groups.length + 2) }}>
            <Names groups={groups} />
            {sides}
          </div>
        ) : (
          sides
        )}
      </Fit>
      <Why groups={tally.groups} />
    </>
  );
}

/** What was chosen goes on in them: a purpose may end with "through". Each is set apart by its style, for the
 * whole list goes the way of its first words. */
export function Objectives({ of }: { of: Words }) {
  if (of.length === 0) return null;
  return (
    <ul class="sides__objectives" role="list" dir="auto">
      {of.map(({ text }, place) => (
        <li key={place}>{text}</li>
      ))}
    </ul>
  );
}

/** Beside the bars of groups, which say it to readers themselves. */
const Names = ({ groups }: { groups: string[] }) => (
  <div class="sides__names" aria-hidden="true">
    <span />
    <span />
    {groups.map((name) => (
      <span key={name} dir="auto">
        {name}
      </span>
    ))}
  </div>
);

function stepsOf(columns: number): readonly Step[] {
  return ["", "snug", "tight", "tight barest", "bare", "tight bare", "tight bare barest"].map((name) => ({ size: 1, columns, class: name }));
}

function OptionBars({ tally, id, view }: { tally: Counted; id: string; view: View }) {
  const option: OptionSupport | undefined = tally.options[id];
  if (option === undefined) return null;
  return (
    <>
      <Bar label={points(tally, id)} value={percent(option.support)} share={option.support ?? 0} class="bar--total" />
      <GroupBars support={option} groups={view.brief.groups} shown={tally.groups} />
    </>
  );
}

function points(tally: Counted, id: string): string {
  const n = total(tally, id);
  return tally.rule === "dots" ? tn("All · {n} dot", "All · {n} dots", n) : tn("All · {n} point", "All · {n} points", n);
}

function Why({ groups }: { groups: GroupsView }) {
  return wholeGroups(groups) ? null : <p class="screen__soft">{whyGroups(groups.why)}</p>;
}
