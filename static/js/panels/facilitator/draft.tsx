/** Draft: candidates arrive; the ideas they may grow from are at hand. */
import { t } from "../../core/i18n";
import { Help } from "../shared/help";
import { goodMission, goodVision, objective, purpose } from "../shared/help-topics";
import { usePart } from "../shared/session";
import { CandidateCard } from "./candidate_card";
import { RevealedIdeas } from "./gather";
import { candidatesOf } from "./stages";
import type { StageProps } from "./stage_panel";

export function Draft({ stage }: StageProps) {
  const all = usePart((view) => view?.candidates ?? {});
  const writing = usePart((_view, _mine, live) => live.writing ?? 0);
  const candidates = candidatesOf({ candidates: all }, stage.part);
  return (
    <>
      {candidates.length === 0 && (
        <section class="empty">
          <h2 class="empty__title">{writing > 0 ? t("The first candidate is being written") : t("No candidate yet")}</h2>
          <p class="empty__text">
            {stage.part === "vision"
              ? t("A candidate is one short text: where we will be. It appears here as soon as it is proposed.")
              : t("A candidate is a purpose with its objectives. It appears here as soon as it is proposed.")}
          </p>
          <Help topics={stage.part === "vision" ? [goodVision()] : [purpose(), objective(), goodMission()]} />
        </section>
      )}
      {candidates.length > 0 && (
        <div class="candidates">
          {candidates.map((candidate) => (
            <CandidateCard key={candidate.id} candidate={candidate} talk={false} />
          ))}
        </div>
      )}
      <RevealedIdeas part={stage.part} />
    </>
  );
}
