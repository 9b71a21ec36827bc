/** Before a vote opens: what it will be about, to read in peace. */
import { useMemo, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import type { StageView } from "../../wire";
import { Find } from "../shared/find";
import { ideasToNarrow } from "../shared/options";
import { MANY } from "../shared/sift";
import { Statement } from "../shared/statement";
import { CandidateCard } from "./candidate-card";
import { IdeaList } from "./wall";
import { useNames, useView } from "./use";

/** Whether there is something to vote on, should the vote open now. */
export function useSomething(stage: StageView): boolean {
  return useView((view) => {
    if (stage.kind === "ratify") return view.finals[stage.part] !== undefined;
    if (stage.kind === "narrow" && stage.over === "ideas") return ideasToNarrow(view, stage.part).length > 0;
    return Object.values(view.candidates).some(({ part, withdrawn, aside }) => part === stage.part && !withdrawn && !aside);
  });
}

export function Upcoming({ stage }: { stage: StageView }) {
  const ideas = useView((view) => view.ideas);
  const candidates = useView((view) => view.candidates);
  const own = useView((_view, mine) => mine.ideas);
  const final = useView((view) => view.finals[stage.part]);
  const names = useNames();
  const agenda = useView((view) => view.agenda);
  const listed = useMemo(() => ideasToNarrow({ agenda, ideas }, stage.part), [agenda, ideas, stage.part]);
  const rows = useRef<HTMLDivElement>(null);
  if (stage.kind === "ratify") return final === undefined ? null : <Statement pieces={final.pieces} size="large" />;
  if (stage.kind === "narrow" && stage.over === "ideas") {
    return (
      <>
        {listed.length > MANY && <Find rows={rows} sticky label={t("Find an idea")} none={t("No idea has these words.")} />}
        <div ref={rows}>
          <IdeaList ideas={listed} own={own} names={names} />
        </div>
      </>
    );
  }
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
