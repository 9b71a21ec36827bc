/** The close of a vote: what the room chose, what was level, and how all options came out. */
import { t, tn } from "../../core/i18n";
import type { RoundView, View } from "../../wire";
import { optionName } from "../shared/options";
import { Bar, commonGround } from "../shared/result-parts";
import type { Content } from "../shared/screen-content";
import { shortened } from "../shared/shortened";
import type { Words } from "../shared/statement";
import { chosenIn, decidedSentences, runOffSentence, tieSentence, waysOut } from "../shared/ties";
import { Fit } from "./fit";
import type { Step } from "./fit";
import { Objectives, SideBySide, total } from "./sides";
import type { Counted, Tallied } from "./sides";
import { wordsOf } from "./steps";

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

/** Above this, groups are left to the phones: the wall shows the order. */
const FEW = 4;
/** So many options have a bar: candidates, which are names alone there, on one page with the words that were chosen. */
const MOST = { ideas: 18, candidates: 8 };

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
      {tally.order.length <= FEW ? <SideBySide tally={tally} round={round} view={view} objectives={objectives} said={leader(round, view)} /> : <Ranking tally={tally} round={round} view={view} objectives={objectives} />}
    </>
  );
}

function sizeOf(text: string): string {
  if (text.length <= 90) return "";
  return text.length <= 180 ? "result-words--long" : "result-words--longest";
}

/** Letters of a reason that stand on the wall; the whole is on everybody's page. */
const MOST_WHY = 100;

/** A tie is shown as a tie: what is level, and what may be done about it; later what was decided, for
 * which the groups below need the room. */
function Notes({ tally, round, view }: Tallied) {
  const tie = isTie(round, view) && !changesNothing(tally) ? tieSentence(round, view) : "";
  const ways = waysOut(round, view);
  const who = tally.order.length > FEW ? leader(round, view) : "";
  return (
    <>
      {who !== "" && <p class="screen__soft">{who}</p>}
      {tally.ballots === tally.abstentions && <p class="screen__note">{t("Nobody chose anything.")}</p>}
      {tie !== "" && <p class="screen__note">{tie}</p>}
      {ways !== "" && <p class="screen__soft">{ways}</p>}
      {decidedSentences(round, view, MOST_WHY).map((sentence) => (
        <p key={sentence} class="screen__soft" dir="auto">
          {sentence}
        </p>
      ))}
    </>
  );
}

const isTie = (round: RoundView, view: View): boolean => round.decided === undefined && tieSentence(round, view) !== "";

/** Level for a place in a run-off that somebody else won all the same. */
const changesNothing = (tally: Counted): boolean => tally.rule === "score" && tally.winner !== undefined;

/** Why it was this one: how the run-off went, or why none was needed. A tie says that itself. Who exactly was
 * level behind it is on everybody's page. */
export function leader(round: RoundView, view: View): string {
  const { tally } = round;
  if (!isTie(round, view)) return runOffSentence(round, view);
  if (tally?.rule !== "score" || tally.winner === undefined) return "";
  const winner = optionName(round, tally.winner, view);
  return t("More people scored {winner} higher than any of the {n} level for second place.", { winner, n: tally.tied_for_runoff?.length ?? 0 });
}

/** The objectives go before the bars become too small for the back row. */
const RANKS: readonly Step[] = [
  { size: 1.7, columns: 2 },
  { size: 1.5, columns: 2 },
  { size: 1.25, columns: 2 },
  { size: 1.1, columns: 2 },
  { size: 1.1, columns: 2, class: "bare" },
  { size: 1, columns: 2, class: "bare" },
  { size: 1, columns: 3, class: "bare" },
];

/** Many options: their order, with bars; the first of them are what goes on. */
function Ranking({ tally, round, view, objectives }: Tallied & { objectives: Words }) {
  const stars = commonGround(tally.options, tally.groups);
  const top = Math.max(1, ...tally.order.map((id) => total(tally, id)));
  const shown = tally.order.slice(0, MOST[round.over === "candidates" ? "candidates" : "ideas"]).filter((id) => total(tally, id) > 0);
  const chosen = chosenIn(round);
  const without = tally.order.filter((id) => total(tally, id) === 0).length;
  const rest = tally.order.length - shown.length - without;
  return (
    <>
      <Fit steps={RANKS} of={[wordsOf(objectives), ...shown.map((id) => optionName(round, id, view))].join("|")} class="ranks grow">
        <Objectives of={objectives} />
        {shown.map((id) => {
          const n = total(tally, id);
          return (
            <div key={id} class="ranks__rank">
              <Bar
                label={
                  <>
                    {shortened(optionName(round, id, view))}
                    {id === chosen && <span class="sides__chosen"> · {t("chosen")}</span>}{" "}
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

function withNothing(tally: Counted, n: number): string {
  return tally.rule === "dots"
    ? tn("{n} more has no dots.", "{n} more have no dots.", n)
    : tn("{n} more has no points.", "{n} more have no points.", n);
}
