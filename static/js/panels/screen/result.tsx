/** The close of a vote: what the room chose, and how each group stood to it, side by side. */
import { t, tn } from "../../core/i18n";
import type { DotsTally, GroupsView, OptionSupport, RoundView, ScoreTally, View } from "../../wire";
import { whyGroups } from "../shared/labels";
import { optionName } from "../shared/options";
import { Bar, commonGround, GroupBars, percent } from "../shared/result-parts";
import type { Content } from "../shared/screen-content";
import { shortened } from "../shared/shortened";
import type { Words } from "../shared/statement";
import { chosenIn, decidedSentences, runOffSentence, tieSentence, waysOut } from "../shared/ties";
import { Fit } from "./fit";
import type { Step } from "./fit";
import { lengthOf } from "./steps";

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

/** Above this, groups are left to the phones: the wall shows the order. */
const FEW = 4;
const MOST = 18;

export function Result({ round, chosen, view }: Of<"result"> & { view: View }) {
  const { tally } = round;
  if (tally === undefined || tally.rule === "gradients") return null;
  const words = chosen?.find(({ role }) => role !== "objective")?.text ?? "";
  const objectives = chosen?.filter(({ role }) => role === "objective") ?? [];
  return (
    <>
      {words !== "" && (
        <p class={`result-words ${sizeOf(words)}`} dir="auto">
          {words}
        </p>
      )}
      <Notes tally={tally} round={round} view={view} />
      {tally.order.length <= FEW ? <SideBySide tally={tally} round={round} view={view} objectives={objectives} /> : <Ranking tally={tally} round={round} view={view} />}
    </>
  );
}

function sizeOf(text: string): string {
  if (text.length <= 90) return "";
  return text.length <= 180 ? "result-words--long" : "result-words--longest";
}

interface Tallied {
  tally: DotsTally | ScoreTally;
  round: RoundView;
  view: View;
}

/** Letters of a reason that stand on the wall; the whole is on everybody's page. */
const MOST_WHY = 100;

/** A tie is shown as a tie: what is level, and what may be done about it; later what was decided, for
 * which the groups below need the room. */
function Notes({ tally, round, view }: Tallied) {
  const tie = round.decided === undefined ? tieSentence(round, view) : "";
  const ways = waysOut(round, view);
  // Level for a place in a run-off that somebody else won all the same.
  const changesNothing = tally.rule === "score" && tally.winner !== undefined;
  const runOff = tally.order.length > FEW ? runOffOf(round, view) : "";
  return (
    <>
      {runOff !== "" && <p class="screen__soft">{runOff}</p>}
      {tally.ballots === tally.abstentions && <p class="screen__note">{t("Nobody chose anything.")}</p>}
      {tie !== "" && <p class={changesNothing ? "screen__soft" : "screen__note"}>{tie}</p>}
      {ways !== "" && <p class="screen__soft">{ways}</p>}
      {decidedSentences(round, view, MOST_WHY).map((sentence) => (
        <p key={sentence} class="screen__soft" dir="auto">
          {sentence}
        </p>
      ))}
    </>
  );
}

/** How the run-off went; a tie says that itself. */
function runOffOf(round: RoundView, view: View): string {
  return round.decided === undefined && tieSentence(round, view) !== "" ? "" : runOffSentence(round, view);
}

/** Of the bars side by side, which are percentages beside points. */
function meaning({ rule }: DotsTally | ScoreTally): string {
  return rule === "dots" ? t("Bars show support: at least one dot.") : t("Bars show support: a score of 3 or more.");
}

function total(tally: DotsTally | ScoreTally, id: string): number {
  return tally.options[id]?.total ?? 0;
}

/** The objectives of what was chosen stand above the bars where there is room for both. They are on
 * everybody's page, as is what the bars mean: where all is too much these go first. */
function SideBySide({ tally, round, view, objectives }: Tallied & { objectives: Words }) {
  const stars = commonGround(tally.options, tally.groups);
  const runOff = runOffOf(round, view);
  const columns = Math.max(2, tally.order.length);
  const chosen = chosenIn(round);
  // In a third of the wall a name, "chosen" and the star need two lines, for which the bars would shrink. Where
  // the run-off's sentence says who won, amber and a word for readers are enough; else all heads leave the room.
  const both = columns === 3 && chosen !== undefined && stars.has(chosen);
  const said = both && runOff !== "";
  const steps: Step[] = [
    { size: 1, columns },
    { size: 1, columns, class: "snug" },
    { size: 1, columns, class: "tight" },
    { size: 1, columns, class: "bare" },
    { size: 1, columns, class: "tight bare" },
    { size: 1, columns, class: "tight bare barest" },
  ];
  return (
    <>
      <Fit
        steps={steps}
        of={`${tally.order.join()}:${tally.groups.shown.length}:${lengthOf(objectives)}:${runOff}`}
        class={`sides grow ${columns > 3 ? "sides--narrow" : ""}${both && !said ? "sides--marks" : ""}`.trim()}
      >
        {objectives.length > 0 && (
          <ul class="sides__objectives" role="list">
            {objectives.map(({ text }, place) => (
              <li key={place} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        )}
        <p class="sides__note">
          {runOff} <span class="sides__meaning">{meaning(tally)}</span>
        </p>
        {tally.order.map((id) => (
          <section key={id} class="sides__side">
            <header class="sides__head">
              <h2 class={`sides__name ${said && id === chosen ? "sides__name--chosen" : ""}`.trim()} dir="auto">
                {shortened(optionName(round, id, view))}
                {id === chosen && <span class={said ? "visually-hidden" : "sides__chosen"}> · {t("chosen")}</span>}
              </h2>
              {stars.has(id) && <span class="pill pill--star">{t("common ground")}</span>}
            </header>
            <OptionBars tally={tally} id={id} view={view} />
          </section>
        ))}
      </Fit>
      <Why groups={tally.groups} />
    </>
  );
}

function OptionBars({ tally, id, view }: { tally: DotsTally | ScoreTally; id: string; view: View }) {
  const option: OptionSupport | undefined = tally.options[id];
  if (option === undefined) return null;
  return (
    <>
      <Bar label={points(tally, id)} value={percent(option.support)} share={option.support ?? 0} class="bar--total" />
      <GroupBars support={option} groups={view.brief.groups} shown={tally.groups} />
    </>
  );
}

function points(tally: DotsTally | ScoreTally, id: string): string {
  const n = total(tally, id);
  return tally.rule === "dots" ? tn("All · {n} dot", "All · {n} dots", n) : tn("All · {n} point", "All · {n} points", n);
}

function Why({ groups }: { groups: GroupsView }) {
  const plain = groups.why === "shown" && groups.shown.every(({ members }) => members.length === 1);
  return plain ? null : <p class="screen__soft">{whyGroups(groups.why)}</p>;
}

const RANKS: readonly Step[] = [
  { size: 1.5, columns: 2 },
  { size: 1.25, columns: 2 },
  { size: 1.1, columns: 2 },
  { size: 1, columns: 2 },
  { size: 1, columns: 3 },
];

/** Many options: their order, with bars; the first of them are what goes on. */
function Ranking({ tally, round, view }: Tallied) {
  const stars = commonGround(tally.options, tally.groups);
  const top = Math.max(1, ...tally.order.map((id) => total(tally, id)));
  const shown = tally.order.slice(0, MOST).filter((id) => total(tally, id) > 0);
  const without = tally.order.filter((id) => total(tally, id) === 0).length;
  const rest = tally.order.length - shown.length - without;
  return (
    <>
      <Fit steps={RANKS} of={shown.map((id) => optionName(round, id, view).length).join()} class="ranks grow">
        {shown.map((id) => {
          const n = total(tally, id);
          return (
            <div key={id} class="ranks__rank">
              <Bar
                label={
                  <>
                    {shortened(optionName(round, id, view))}{" "}
                    {stars.has(id) && <span class="pill pill--star">{t("common ground")}</span>}
                  </>
                }
                value={String(n)}
                share={Math.round((100 * n) / top)}
                class="bar--total"
              />
            </div>
          );
        })}
      </Fit>
      {rest + without > 0 && (
        <p class="screen__soft">
          {[rest > 0 ? tn("and {n} more", "and {n} more", rest) : "", without > 0 ? withNothing(tally, without) : ""].filter(Boolean).join(" · ")}
        </p>
      )}
    </>
  );
}

function withNothing(tally: DotsTally | ScoreTally, n: number): string {
  return tally.rule === "dots"
    ? tn("{n} more has no dots.", "{n} more have no dots.", n)
    : tn("{n} more has no points.", "{n} more have no points.", n);
}
