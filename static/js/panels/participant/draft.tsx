/** Draft: propose a vision, or a mission as a purpose with its objectives, citing ideas. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { useComposer } from "../../core/composer";
import { t, tn } from "../../core/i18n";
import type { Pending } from "../../core/outbox";
import type { CandidateView, CommandData, StageView } from "../../wire";
import { Help } from "../shared/help";
import { goodMission, goodVision, objective, purpose } from "../shared/help-topics";
import { putFirst } from "../shared/options";
import { PutFirstList } from "../shared/put-first";
import { Statement } from "../shared/statement";
import { CandidateCard } from "./candidate-card";
import { CitePicker } from "./cite-picker";
import { Examples } from "./examples";
import { Fate, Refused, usePending } from "./fate";
import { useLack } from "./lack";
import { OwnCandidateTools, ReviseCandidate } from "./own-candidate";
import { asText, blank, fromPieces, isBlank, NO_CANDIDATE, written } from "./pieces";
import type { DraftCandidate, DraftPiece } from "./pieces";
import { Pair, PlaceHead, Screen } from "./screen";
import { StatementEditor } from "./statement-editor";
import { useDone, usePlace, useView } from "./use";
import { useRest } from "./use-words";
import { NextLine, Waiting } from "./waiting";

/** The candidates of a part, oldest first: those that stand, and one's own withdrawn ones. */
export function useCandidates(part: string): Array<[string, CandidateView]> {
  const candidates = useView((view) => view.candidates);
  const own = useView((_view, mine) => mine.candidates);
  return Object.entries(candidates)
    .filter(([id, candidate]) => candidate.part === part && (!candidate.withdrawn || own.includes(id)))
    .sort(([, a], [, b]) => a.order - b.order);
}

export function Draft({ id, stage }: { id: string; stage: StageView }) {
  const [place, go] = usePlace();
  const own = useView((_view, mine) => mine.candidates);
  const candidates = useCandidates(stage.part);
  const revised = place.startsWith("revise-") ? candidates.find(([known]) => known === place.slice(7)) : undefined;
  const draft = useComposer<DraftCandidate>(`candidate:${stage.part}`, NO_CANDIDATE);
  const mine = candidates.filter(([known]) => own.includes(known));
  const sent = usePending<CommandData["propose_candidate"]>(
    "propose_candidate",
    (data) => data.part === stage.part,
    mine.map(([, { versions, pieces }]) => asText(versions[0]?.pieces ?? pieces)),
  );
  const [done, sayDone] = useDone(id);
  const rested = useRest();
  // A candidate that comes back refused is gone on with where it was written, however it is mended then.
  const { problem } = draft;
  const told = useRef(problem);
  useLayoutEffect(() => {
    if (problem === told.current || (place !== "" && place !== "propose")) return;
    told.current = problem;
    if (problem !== null && place === "" && mine.length + sent.length > 0) go("propose");
  }, [problem, place]);
  if (revised !== undefined) return <ReviseCandidate id={revised[0]} candidate={revised[1]} />;

  const takeBack = ({ data }: Pending): void => {
    const { pieces, cites } = data as CommandData["propose_candidate"];
    draft.set({ pieces: fromPieces(pieces.map(({ role, text, id = "" }) => ({ role: role as DraftPiece["role"], text, id }))), cites: cites ?? [] });
    go("propose");
  };

  const writing = place === "propose" || (mine.length === 0 && sent.length === 0);
  if (writing && !done) {
    return <Propose id={id} part={stage.part} draft={draft} first={mine.length + sent.length === 0} rested={rested} />;
  }
  const others = candidates.filter(([known]) => !own.includes(known));
  return (
    <Screen
      action={
        done ? (
          <button type="button" class="button button--wide" onClick={() => sayDone(false)}>
            {t("Add or change a candidate")}
          </button>
        ) : (
          <Pair>
            <button type="button" class="button" onClick={() => go("propose")}>
              {isBlank(draft.value.pieces) ? t("Propose another") : t("Go on writing")}
            </button>
            <button type="button" class="button button--next button--wide" onClick={() => rested(false) && sayDone(true)}>
              {t("I am done")}
            </button>
          </Pair>
        )
      }
    >
      {done && <DoneDrafting id={id} wrote={mine.length + sent.length > 0} />}
      <section class="stack stack--tight">
        <h2 class="section-title">{t("Yours")}</h2>
        {mine.length + sent.length === 0 && <p class="quiet">{t("You have not proposed one. That is fine too.")}</p>}
        <div class="card-list">
          {sent.map((entry) => (
            <article key={entry.id} class="candidate">
              <Statement pieces={(entry.data as CommandData["propose_candidate"]).pieces as DraftPiece[]} />
              <footer class="candidate__foot">
                <Fate state={entry.state} />
              </footer>
              {entry.state === "refused" && (
                <Refused entry={entry} onTakeBack={isBlank(draft.value.pieces) ? () => takeBack(entry) : undefined} />
              )}
            </article>
          ))}
          {mine.map(([known, candidate]) => (
            <CandidateCard key={known} id={known} candidate={candidate}>
              <OwnCandidateTools id={known} candidate={candidate} />
            </CandidateCard>
          ))}
        </div>
      </section>
      <section class="stack stack--tight">
        <h2 class="section-title">{t("From the others")}</h2>
        {others.length === 0 && <p class="quiet">{t("Nothing yet. They are still writing.")}</p>}
        <div class="card-list">
          {others.map(([known, candidate]) => (
            <CandidateCard key={known} id={known} candidate={candidate} />
          ))}
        </div>
      </section>
    </Screen>
  );
}

function DoneDrafting({ id, wrote }: { id: string; wrote: boolean }) {
  const done = useView((view) => view.counts.done[id] ?? 0);
  return (
    <Waiting
      stage={id}
      done={done}
      wrote={wrote}
      sentence={(n, present) => tn("{n} of {present} is done.", "{n} of {present} are done.", n, { present })}
    />
  );
}

/** What the vote on the ideas was for: the drafts begin with what it put first. */
function RoomPutFirst({ part }: { part: string }) {
  const rounds = useView((view) => view.rounds);
  const ideas = useView((view) => view.ideas);
  const first = putFirst({ rounds, ideas }, part);
  return first.length === 0 ? null : (
    <details class="disclosure" open>
      <summary class="disclosure__summary">{t("What the room put first")}</summary>
      <PutFirstList ideas={first} />
    </details>
  );
}

interface ProposeProps {
  id: string;
  part: string;
  draft: ReturnType<typeof useComposer<DraftCandidate>>;
  /** Nothing of one's own stands yet: there is no list to go back to. */
  first: boolean;
  /** "I am done" comes to stand where it was pressed: a second press is not meant for that, nor for
   * an empty candidate. */
  rested(something: boolean): boolean;
}

function Propose({ id, part, draft, first, rested }: ProposeProps) {
  const [place, go] = usePlace();
  const [, sayDone] = useDone(id);
  const pieces = draft.value.pieces.length > 0 ? draft.value.pieces : blank(part);
  const { cites } = draft.value;
  const { lack, whole } = useLack(pieces);
  const propose = (): void => {
    if (!rested(!isBlank(pieces)) || !whole()) return;
    const data = { part, pieces: written(pieces), cites };
    void draft.send("propose_candidate", data, { label: t("Candidate"), text: asText(pieces) });
    if (place === "propose") go("");
  };
  return (
    <Screen
      action={
        <Pair>
          {first && (
            <button type="button" class="button" onClick={() => sayDone(true)}>
              {t("Not this time")}
            </button>
          )}
          <button type="button" class="button button--next button--wide" onClick={propose}>
            {part === "vision" ? t("Propose this vision") : t("Propose this mission")}
          </button>
        </Pair>
      }
    >
      {place === "propose" && !first ? (
        <PlaceHead title={t("A new candidate")} />
      ) : (
        <h2 class="question">{part === "vision" ? t("Where do we want to be?") : t("Why are we here, and how do we work?")}</h2>
      )}
      <RoomPutFirst part={part} />
      <Help topics={part === "vision" ? [goodVision()] : [purpose(), objective()]} />
      <StatementEditor pieces={pieces} problem={lack ?? draft.problem} lead={lack !== null} onPieces={(next) => draft.set({ pieces: next, cites })} />
      <CitePicker part={part} cites={cites} onCites={(next) => draft.set({ pieces, cites: next })} />
      {part !== "vision" && <Help topics={[goodMission()]} />}
      {(!isBlank(pieces) || !first) && <Examples part={part} />}
      <NextLine stage={id} />
    </Screen>
  );
}
