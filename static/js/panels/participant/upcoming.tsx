/** Before a vote opens: what it will be about, to read in peace. */
import { useMemo } from "preact/hooks";
import type { StageView } from "../../wire";
import { Statement } from "../shared/statement";
import { CandidateCard } from "./candidate-card";
import { IdeaList } from "./wall";
import { useNames, useView } from "./use";

export function Upcoming({ stage }: { stage: StageView }) {
  const ideas = useView((view) => view.ideas);
  const candidates = useView((view) => view.candidates);
  const own = useView((_view, mine) => mine.ideas);
  const final = useView((view) => view.finals[stage.part]);
  const names = useNames();
  const listed = useMemo(() => Object.entries(ideas).sort(([, a], [, b]) => a.order - b.order), [ideas]);
  if (stage.kind === "ratify") return final === undefined ? null : <Statement pieces={final.pieces} size="large" />;
  if (stage.kind === "narrow" && stage.over === "ideas") return <IdeaList ideas={listed} own={own} names={names} />;
  const standing = Object.entries(candidates)
    .filter(([, { part, withdrawn, aside }]) => part === stage.part && !withdrawn && !aside)
    .sort(([, a], [, b]) => a.order - b.order);
  return (
    <div class="card-list">
      {standing.map(([id, candidate]) => (
        <CandidateCard key={id} id={id} candidate={candidate} />
      ))}
    </div>
  );
}
