/** Look up: the phone goes quiet and shows the one thing that the room talks about. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import type { LookUpView } from "../../wire";
import { partName } from "../shared/labels";
import { Statement } from "../shared/statement";
import { CandidateCard } from "./candidate-card";
import { HandButton } from "./hand";
import { useView } from "./use";

/** What lies beneath is made inert, so a hidden field takes no more keys; afterwards the focus is
 * where it was, unless the person has moved it. */
export function useQuiet(quiet: boolean): { current: HTMLDivElement | null } {
  const beneath = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const page = beneath.current;
    if (!quiet || page === null) return;
    const before = document.activeElement;
    page.inert = true;
    return () => {
      page.inert = false;
      if (document.activeElement === document.body && before instanceof HTMLElement && page.contains(before)) {
        before.focus({ preventScroll: true });
      }
    };
  }, [quiet]);
  return beneath;
}

export function LookUp({ at }: { at: LookUpView }) {
  return (
    <section class="look-up" role="region" aria-label={t("Look up")}>
      <h2 class="look-up__title">
        {at.over === "" ? t("Look up: the room is talking. Nothing you wrote is lost.") : t("Look up: the room is talking about this. Nothing you wrote is lost.")}
      </h2>
      <div class="look-up__item">
        <Item at={at} />
      </div>
      <div class="look-up__actions">
        <HandButton next />
      </div>
    </section>
  );
}

function Item({ at }: { at: LookUpView }) {
  const idea = useView((view) => view.ideas[at.item]);
  const candidate = useView((view) => view.candidates[at.item]);
  const final = useView((view) => view.finals[at.item]);
  if (at.over === "candidate" && candidate !== undefined) return <CandidateCard id={at.item} candidate={candidate} />;
  if (at.over === "final" && final !== undefined) {
    return (
      <>
        <p class="part-label">{partName(at.item)}</p>
        <Statement pieces={final.pieces} size="large" />
      </>
    );
  }
  if (at.over === "idea" && idea !== undefined) {
    return (
      <p class="statement statement--large" dir="auto">
        {idea.text}
      </p>
    );
  }
  return <p class="question">{t("Eyes up, phones down.")}</p>;
}
