/** One vote from its preparation to its result: what narrow, vote and ratify have in common. */
import { useRef } from "preact/hooks";
import type { Dialogs } from "../../core/dialog";
import { t, tn } from "../../core/i18n";
import { Find } from "../shared/find";
import { Help } from "../shared/help";
import { close, scores, secrecy, steps } from "../shared/help-topics";
import { IdeaText } from "../shared/idea-text";
import { secrecyName, secrecySentence } from "../shared/labels";
import { thoseThatLed } from "../shared/leading";
import { optionName, optionPieces } from "../shared/options";
import { Results } from "../shared/results";
import { usePart, useRoom } from "../shared/session";
import { MANY } from "../shared/sift";
import { oneLine } from "../shared/statement";
import { Press, STEP, useAct } from "./act";
import { useDesk } from "./desk";
import { PlanFields } from "./plan_fields";
import { offersBlock, planSentence, roundData, ruleOf } from "./round_plan";
import { closedRound, earlierRounds, openRound, standingOptions } from "./stages";
import type { Round, Stage } from "./stages";
import { GroupTurnout } from "./turnout";
import { useView } from "./use_view";

export function RoundBox({ stage }: { stage: Stage }) {
  const view = useView();
  const open = openRound(view);
  const closed = closedRound(view, stage.id);
  if (open !== undefined) return <Voting round={open} />;
  if (closed !== undefined) return <Result stage={stage} round={closed} />;
  return standingOptions(view, stage).length === 0 ? null : <Plan stage={stage} />;
}

/** Before it opens: one sentence, and the choices folded away. */
export function Plan({ stage }: { stage: Stage }) {
  const view = useView();
  const desk = useDesk();
  const present = usePart((_view, _mine, live) => live.present ?? 0);
  const plan = desk.plan(stage.id).value;
  const options = roundData(view, stage, plan, present).options ?? standingOptions(view, stage);
  const over = stage.kind === "ratify" ? "" : stage.over === "ideas" ? tn("{n} idea", "{n} ideas", options.length) : tn("{n} candidate", "{n} candidates", options.length);
  const secret = view.brief.anonymous || plan.secrecy === "secret";
  const about = { score: [scores()], gradients: [steps(offersBlock(plan, present))], dots: [] }[ruleOf(plan, stage)];
  return (
    <section class="card">
      <h2 class="section-title">{t("How the vote works")}</h2>
      <p class="quiet">{[over, planSentence(view, stage, plan, present)].filter(Boolean).join(" · ")}</p>
      <details class="disclosure">
        <summary class="disclosure__summary">{t("Change it")}</summary>
        <PlanFields stage={stage} />
      </details>
      <Help topics={[...about, ...(secret ? [secrecy()] : []), close(secret)]} />
    </section>
  );
}

/** The ideas of the next vote, to be asked about before it opens. */
export function IdeasToChoose({ stage }: { stage: Stage }) {
  const view = useView();
  const present = usePart((_view, _mine, live) => live.present ?? 0);
  const plan = useDesk().plan(stage.id).value;
  const options = roundData(view, stage, plan, present).options ?? standingOptions(view, stage);
  const rows = useRef<HTMLUListElement>(null);
  return (
    <>
      {options.length > MANY && <Find rows={rows} label={t("Find an idea")} none={t("No idea has these words.")} />}
      <ul class="card-grid" aria-label={t("On the ballot")} ref={rows}>
        {options.map((id) => (
          <li key={id} class="idea" data-find={view.ideas[id]?.text}>
            <IdeaText text={view.ideas[id]?.text ?? ""} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** While it is open there is turnout, and nothing else exists that anybody could see. */
export function Voting({ round }: { round: Round }) {
  const { dialogs } = useRoom();
  const act = useAct();
  const cast = usePart((_view, _mine, live) => live.turnout?.cast ?? 0);
  const here = usePart((_view, _mine, live) => live.taking_part ?? live.present ?? 0);
  const of = Math.max(cast, here);
  const cancel = async (): Promise<void> => {
    const sure = await dialogs.confirm({
      title: t("Cancel the vote?"),
      text: t("The ballots are destroyed unread, and nothing is counted. You can open a new vote at once."),
      yes: t("Cancel the vote"),
      no: t("Go on voting"),
      danger: true,
    });
    if (sure) await act({ command: "cancel_round", data: { round: round.id } }, { said: t("The vote is cancelled."), about: STEP });
  };
  return (
    <section class="card stack">
      <div class="row">
        <p class="turnout">
          <span class="turnout__number num">{cast}</span> {t("of {of} have voted", { of })}
        </p>
        <span class="pill row__end">{secrecyName(round.secrecy)}</span>
      </div>
      <div class="progress__track">
        <span class="progress__fill" style={{ "--share": `${of === 0 ? 0 : Math.round((100 * cast) / of)}%` }} />
      </div>
      <GroupTurnout />
      <p class="quiet">{secrecySentence(round.secrecy)}</p>
      <details class="disclosure">
        <summary class="disclosure__summary">{t("What is being voted on: {what}", { what: onTheBallot(round) })}</summary>
        <OnTheBallot round={round} />
      </details>
      <p>
        <Press class="button button--small button--quiet" onPress={cancel}>
          {t("Cancel the vote")}
        </Press>
      </p>
    </section>
  );
}

function onTheBallot({ over, options }: Round): string {
  if (over === "ideas") return tn("{n} idea", "{n} ideas", options.length);
  return over === "candidates" ? tn("{n} candidate", "{n} candidates", options.length) : t("the final words");
}

function OnTheBallot({ round }: { round: Round }) {
  const view = useView();
  return (
    <ul class="at-hand">
      {round.options.map((id) => (
        <li key={id} dir="auto">
          {round.over === "ideas" ? (
            <IdeaText text={optionName(round, id, view)} class="at-hand__text" />
          ) : (
            `${optionName(round, id, view)}: ${oneLine(optionPieces(round, id, view))}`
          )}
        </li>
      ))}
    </ul>
  );
}

export function Result({ stage, round }: { stage: Stage; round: Round }) {
  const view = useView();
  const names = usePart((_view, _mine, live) => live.names);
  const { clock } = useRoom();
  // The bars grow at the close, not whenever the facilitator comes back to look.
  const seenOpen = useRef(clock.now() - round.closed_at < 10_000);
  return (
    <section class="card stack">
      <h2 class="section-title">{t("The result")}</h2>
      <Results round={round} view={view} grow={seenOpen.current} names={names} {...thoseThatLed(round)} />
      <Again stage={stage} />
    </section>
  );
}

/** A result stands, and everybody has it before them: a new vote is not opened by a slip of the hand. */
export function sureOfNewVote(dialogs: Dialogs): Promise<boolean> {
  return dialogs.confirm({
    title: t("Vote again?"),
    text: t("A new ballot opens on all phones at once. Its result replaces this one, which stays in the record as superseded. If you cancel the new vote, this result counts again."),
    yes: t("Open a new vote"),
    no: t("Keep this result"),
  });
}

/** A new vote, and the earlier ones that stay in the record. */
function Again({ stage }: { stage: Stage }) {
  const view = useView();
  const { dialogs, store } = useRoom();
  const desk = useDesk();
  const act = useAct();
  const present = usePart((_view, _mine, live) => live.present ?? 0);
  const names = usePart((_view, _mine, live) => live.names);
  const earlier = earlierRounds(view, stage.id);
  const open = async (): Promise<void> => {
    if (!(await sureOfNewVote(dialogs))) return;
    const now = store.view.peek() ?? view;
    const data = roundData(now, stage, desk.plan(stage.id).peek(), present);
    await act({ command: "open_round", data }, { said: t("The vote is open."), about: STEP });
  };
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">
        {t("Vote again")}
        {earlier.length > 0 && ` · ${tn("{n} earlier vote", "{n} earlier votes", earlier.length)}`}
      </summary>
      <div class="stack">
        <p class="quiet">{t("A new vote replaces this result. This one stays in the record as superseded.")}</p>
        <PlanFields stage={stage} />
        <p>
          <Press onPress={open}>{t("Open a new vote")}</Press>
        </p>
        {earlier
          .filter(({ tally }) => tally !== undefined)
          .map((round) => (
            <div key={round.id} class="stack stack--tight divider earlier">
              <Results round={round} view={view} names={names} {...thoseThatLed(round)} />
            </div>
          ))}
      </div>
    </details>
  );
}
