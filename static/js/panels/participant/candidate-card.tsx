/** A candidate as a card: its number, version and words, set like print. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { CandidateView } from "../../wire";
import { authorName } from "../shared/labels";
import { oneLine, Statement } from "../shared/statement";
import { OwnLine } from "./own-line";
import { useNames, useView } from "./use";

export interface CandidateCardProps {
  id: string;
  candidate: CandidateView;
  /** What can be done with it. */
  children?: ComponentChildren;
}

export function CandidateCard({ id, candidate, children }: CandidateCardProps) {
  const mine = useView((_view, own) => own.candidates.includes(id));
  const chosen = useView((view) => view.finals[candidate.part]?.candidate === id);
  const names = useNames();
  const name = useId();
  const author = mine ? t("yours") : authorName(names, candidate.author);
  return (
    <article
      class={`candidate ${candidate.withdrawn ? "candidate--withdrawn" : ""} ${chosen ? "candidate--winner" : ""}`.trim()}
      aria-labelledby={name}
      data-find={`${t("Candidate {number}", { number: candidate.number })} ${oneLine(candidate.pieces)}`}
    >
      <header class="candidate__head">
        <h3 class="candidate__name" id={name}>
          {candidateHead(candidate)}
        </h3>
        <span class="name" dir="auto">
          {author}
        </span>
      </header>
      {(candidate.withdrawn || candidate.aside || chosen) && (
        <p class="row">
          {candidate.withdrawn && <span class="pill">{t("Withdrawn")}</span>}
          {candidate.aside && <span class="pill">{t("Set aside")}</span>}
          {chosen && <span class="pill">{t("Chosen")}</span>}
        </p>
      )}
      <Statement pieces={candidate.pieces} />
      <OwnLine candidate={id} />
      {children && <footer class="candidate__foot">{children}</footer>}
    </article>
  );
}

/** "Candidate 1 · version 2 · from 4 ideas". */
export function candidateHead({ number, version, cites }: CandidateView): string {
  const parts = [t("Candidate {number}", { number }), t("version {version}", { version })];
  if (cites.length > 0) parts.push(tn("from {n} idea", "from {n} ideas", cites.length));
  return parts.join(" · ");
}
