/** For whoever has finished: what is stored, who is still busy (a number), and what comes next. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { t } from "../../core/i18n";
import { useRoom } from "../shared/session";
import { useChange } from "../shared/use-change";
import { useNextStage, useTakingPart } from "./use";

export interface WaitingProps {
  stage: string;
  /** How many have finished: of the stage, or of the vote. */
  done: number;
  /** Whether there is anything of one's own that could be stored: not everybody writes in every stage. */
  wrote?: boolean;
  /** "7 of 12 are done" or "7 of 12 have voted". */
  sentence(done: number, present: number): string;
  children?: ComponentChildren;
}

export function Waiting({ stage, done, wrote = true, sentence, children }: WaitingProps) {
  const { outbox, connection, news } = useRoom();
  const present = Math.max(useTakingPart(), done);
  // It takes the place of a form that may have been left far down.
  useLayoutEffect(() => window.scrollTo(0, 0), []);
  const waiting = outbox.unsent.value > 0;
  useChange(waiting, (now) => !now && news.say(wrote ? t("Stored.") : t("You are done."), "done"));
  return (
    <section class="waiting">
      <h2 class="waiting__title">
        {!waiting
          ? doneTitle(wrote, sentence(done, present))
          : connection.up.value
            ? t("On its way")
            : t("Kept here until you are connected.")}
      </h2>
      <div class="progress" aria-hidden="true">
        <div class="progress__track">
          <span class="progress__fill" style={{ "--share": `${present === 0 ? 0 : (100 * done) / present}%` }} />
        </div>
      </div>
      <NextLine stage={stage} />
      {children}
    </section>
  );
}

/** What is said to somebody who has finished: "Stored" to those alone who gave something to store. */
export function doneTitle(wrote: boolean, sentence: string): string {
  return wrote ? t("Stored. {sentence}", { sentence }) : t("You are done. {sentence}", { sentence });
}

/** "Next: Narrow, 4 minutes". */
export function NextLine({ stage }: { stage: string }) {
  const next = useNextStage(stage);
  return next === undefined ? null : (
    <p class="quiet">{t("Next: {title}, {minutes} min", { title: next.title, minutes: next.minutes })}</p>
  );
}

/** A stage that has not come to its task yet. */
export function NotYet({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
  return (
    <section class="waiting">
      <h2 class="waiting__title">{title}</h2>
      <p class="quiet">{text}</p>
      {children}
    </section>
  );
}
