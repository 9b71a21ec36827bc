/** Narrow: dots over ideas or candidates; afterwards candidates are set aside, and brought back. */
import { t } from "../../core/i18n";
import { partName } from "../shared/labels";
import { Statement } from "../shared/statement";
import { Press, useAct } from "./act";
import { IdeasToChoose, RoundBox } from "./round_box";
import { candidatesOf, closedRound, openRound, standingOptions } from "./stages";
import type { Candidate } from "./stages";
import type { StageProps } from "./stage_panel";
import { useView } from "./use_view";

export function Narrow({ stage }: StageProps) {
  const view = useView();
  const few = standingOptions(view, stage).length < 2;
  const counted = closedRound(view, stage.id) !== undefined;
  const open = openRound(view) !== undefined;
  return (
    <>
      {few && !counted && (
        <section class="empty">
          <h2 class="empty__title">{t("Nothing to narrow yet")}</h2>
          <p class="empty__text">
            {stage.over === "ideas"
              ? t("It takes two revealed ideas at least. Go back to gathering, or go on: a short list needs no dots.")
              : t("It takes two candidates at least. Go back to the draft, or go on: a short list needs no dots.")}
          </p>
        </section>
      )}
      {(!few || counted) && <RoundBox stage={stage} />}
      {!few && !counted && !open && stage.over === "ideas" && <IdeasToChoose stage={stage} />}
      {!few && !counted && !open && stage.over === "candidates" && <Shortlist part={stage.part} />}
      {stage.over === "candidates" && counted && <Shortlist part={stage.part} />}
    </>
  );
}

/** Which candidates go on. The result proposes, the facilitator and the room decide. */
function Shortlist({ part }: { part: string }) {
  const view = useView();
  const candidates = candidatesOf(view, part).filter(({ withdrawn }) => !withdrawn);
  return (
    <section class="stack" aria-label={t("Which candidates go on")}>
      <h2 class="section-title">{t("Which go on")}</h2>
      {candidates.map((candidate) => (
        <ShortlistCard key={candidate.id} candidate={candidate} />
      ))}
    </section>
  );
}

function ShortlistCard({ candidate }: { candidate: Candidate }) {
  return (
    <article class={`candidate ${candidate.aside ? "candidate--withdrawn" : ""}`.trim()}>
      <header class="candidate__head">
        <span>
          {t("Candidate {number}", { number: candidate.number })}
          {candidate.aside && ` · ${t("set aside")}`}
        </span>
        <span>{partName(candidate.part)}</span>
      </header>
      <Statement pieces={candidate.pieces} size="small" class={candidate.aside ? "statement__part--faded" : ""} />
      <footer class="candidate__foot">
        <SetAside candidate={candidate} />
      </footer>
    </article>
  );
}

export function SetAside({ candidate }: { candidate: Candidate }) {
  const act = useAct();
  const data = { candidate: candidate.id };
  if (candidate.aside) {
    return (
      <Press class="link-button" onPress={() => act({ command: "bring_candidate_back", data })}>
        {t("Bring back")}
      </Press>
    );
  }
  return (
    <Press
      class="link-button"
      onPress={() =>
        act(
          { command: "set_candidate_aside", data },
          {
            said: t("Candidate {number} is set aside.", { number: candidate.number }),
            undo: () => ({ command: "bring_candidate_back", data }),
            undone: t("Candidate {number} is back.", { number: candidate.number }),
          },
        )
      }
    >
      {t("Set aside")}
    </Press>
  );
}
