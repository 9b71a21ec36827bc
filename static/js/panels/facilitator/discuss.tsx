/** Discuss: the candidates with their amendments, and the newest comments below. */
import { useRef } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Find } from "../shared/find";
import { usePart } from "../shared/session";
import { MANY } from "../shared/sift";
import { CandidateCard } from "./candidate_card";
import { NewestComments } from "./comments";
import { candidatesOf } from "./stages";
import type { StageProps } from "./stage_panel";

export function Discuss({ stage }: StageProps) {
  const rows = useRef<HTMLDivElement>(null);
  const all = usePart((view) => view?.candidates ?? {});
  const candidates = candidatesOf({ candidates: all }, stage.part);
  const standing = candidates.filter(({ withdrawn, aside }) => !withdrawn && !aside);
  const gone = candidates.filter(({ withdrawn, aside }) => withdrawn || aside);
  if (candidates.length === 0) {
    return (
      <section class="empty">
        <h2 class="empty__title">{t("There is nothing to discuss yet")}</h2>
        <p class="empty__text">{t("Go back to the draft in the agenda, and let two or three people write a candidate each.")}</p>
      </section>
    );
  }
  return (
    <>
      {standing.length > MANY && <Find rows={rows} label={t("Find a candidate")} none={t("No candidate has these words.")} />}
      <div class="candidates" ref={rows}>
        {standing.map((candidate) => (
          <CandidateCard key={candidate.id} candidate={candidate} talk />
        ))}
      </div>
      <NewestComments candidates={new Map(candidates.map(({ id, number }) => [id, number]))} />
      {gone.length > 0 && (
        <details class="disclosure">
          <summary class="disclosure__summary">{tn("{n} withdrawn or set aside", "{n} withdrawn or set aside", gone.length)}</summary>
          <div class="stack">
            {gone.map((candidate) => (
              <CandidateCard key={candidate.id} candidate={candidate} talk />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
