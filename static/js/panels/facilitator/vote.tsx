/** Vote: choose among the candidates; a tie is shown as a tie and waits for a decision. */
import { t, tn } from "../../core/i18n";
import { howChosen } from "../shared/labels";
import { Statement } from "../shared/statement";
import { tieSentence, undecided, waitsForChoice } from "../shared/ties";
import { useRoom } from "../shared/session";
import { Press, STEP, useAct } from "./act";
import { ChooseOne } from "./choose";
import { useDesk } from "./desk";
import { moved } from "./moving";
import { SetAside } from "./narrow";
import { RoundBox } from "./round_box";
import { roundData } from "./round_plan";
import { candidatesOf, closedRound, openAmendments, openRound, stageBefore, standingCandidates } from "./stages";
import type { Round } from "./stages";
import type { StageProps } from "./stage_panel";
import { useView } from "./use_view";

export function Vote({ stage }: StageProps) {
  const view = useView();
  const closed = closedRound(view, stage.id);
  const open = openRound(view) !== undefined;
  const final = view.finals[stage.part];
  const waits = !open && closed !== undefined && waitsForChoice(closed);
  const standing = standingCandidates(view, stage.part);
  if (standing.length === 0 && closed === undefined && !open) {
    return (
      <section class="empty">
        <h2 class="empty__title">{t("There is no candidate to vote on")}</h2>
        <p class="empty__text">
          {candidatesOf(view, stage.part).length === 0
            ? t("Go back to the draft in the agenda, and let two or three people write a candidate each.")
            : t("Everything that was written is withdrawn or set aside. Go back to the draft, and bring one of them back.")}
        </p>
      </section>
    );
  }
  return (
    <>
      {waits && <Undecided stage={stage} round={closed} />}
      {!waits && !open && closed !== undefined && final !== undefined && (
        <section class="card candidate--winner">
          <p class="part-label">{howChosen(final.how)}</p>
          <Statement pieces={final.pieces} size="large" />
        </section>
      )}
      {closed === undefined && !open && <AmendmentsLeft stage={stage} />}
      <RoundBox stage={stage} />
      {closed === undefined && !open && <OnTheTable stage={stage} />}
    </>
  );
}

/** What the discussion left undecided: the room votes on the words without it. */
function AmendmentsLeft({ stage }: StageProps) {
  const view = useView();
  const act = useAct();
  const open = openAmendments(view, stage.part);
  const discuss = stageBefore(view, stage.order, "discuss", stage.part);
  if (open === 0) return null;
  return (
    <div class="notice notice--next">
      <p>
        {tn(
          "{n} amendment is not decided. The room votes on the words without it.",
          "{n} amendments are not decided. The room votes on the words without them.",
          open,
        )}
      </p>
      {discuss !== undefined && (
        <p>
          <Press class="button button--small" onPress={() => act({ command: "open_stage", data: { stage: discuss.id } }, moved(view, discuss.id))}>
            {t("Back to {stage}", { stage: discuss.title })}
          </Press>
        </p>
      )}
    </div>
  );
}

/** The candidates before the vote opens: to be read aloud, or set aside. */
function OnTheTable({ stage }: StageProps) {
  const view = useView();
  const candidates = candidatesOf(view, stage.part).filter(({ withdrawn }) => !withdrawn);
  return (
    <section class="candidates" aria-label={t("Candidates")}>
      {candidates.map((candidate) => (
        <article key={candidate.id} class={`candidate ${candidate.aside ? "candidate--withdrawn" : ""}`.trim()}>
          <header class="candidate__head">
            <span>
              {t("Candidate {number}", { number: candidate.number })}
              {candidate.aside && ` · ${t("set aside")}`}
            </span>
          </header>
          <Statement pieces={candidate.pieces} />
          <footer class="candidate__foot">
            <SetAside candidate={candidate} />
            {!candidate.aside && <ChooseOne candidate={candidate} how="decision" name={t("Take it without a vote")} />}
          </footer>
        </article>
      ))}
    </section>
  );
}

/** The ways out of a tie: vote once more between those, or choose and say why. */
function Undecided({ stage, round }: StageProps & { round: Round }) {
  const view = useView();
  const desk = useDesk();
  const act = useAct();
  const tied = undecided(round.tally).flatMap((id) => {
    const candidate = view.candidates[id];
    return candidate === undefined || candidate.withdrawn ? [] : [{ ...candidate, id }];
  });
  const tie = tieSentence(round, view);
  const nobody = round.tally !== undefined && round.tally.ballots === round.tally.abstentions;
  const { dialogs } = useRoom();
  const options = tied.filter(({ aside }) => !aside).map(({ id }) => id);
  const again = async (): Promise<void> => {
    const sure = await dialogs.confirm({
      title: t("Vote between these?"),
      text: t("A new ballot opens on all phones at once. Its result replaces this one, which stays in the record."),
      yes: t("Open the vote"),
    });
    if (!sure) return;
    const data = { ...roundData(view, stage, desk.plan(stage.id).peek(), 0), options };
    await act({ command: "open_round", data }, { said: t("The vote is open."), about: STEP });
  };
  return (
    <section class="card card--ways stack" id="to-choose" tabIndex={-1} aria-labelledby="to-choose-title">
      <h2 class="section-title" id="to-choose-title">
        {nobody ? t("Nobody has chosen yet") : t("It is a tie")}
      </h2>
      {tie !== "" && <p>{tie}</p>}
      <p class="row">
        <span class="quiet">{t("Vote once more between these, or choose one and say why: the record prints it.")}</span>
        {/* No list would be a vote between all that stand. */}
        {options.length > 0 && (
          <Press class="button row__end" onPress={again}>
            {t("Vote between these")}
          </Press>
        )}
      </p>
      {tied.map((candidate) => (
        <div key={candidate.id} class="stack stack--tight divider tied">
          <p class="part-label">{t("Candidate {number}", { number: candidate.number })}</p>
          <Statement pieces={candidate.pieces} size="small" />
          <p>
            <ChooseOne candidate={candidate} how={nobody ? "decision" : "tie"} name={t("Choose this one")} button="button button--small" />
          </p>
        </div>
      ))}
    </section>
  );
}
