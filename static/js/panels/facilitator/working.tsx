/** Who is still busy: one bar with its sentence, never who it is. */
import { t, tn } from "../../core/i18n";
import type { Live, View } from "../../wire";
import { usePart } from "../shared/session";
import { currentStage, openAmendments, openRound } from "./stages";

export interface Progress {
  /** What is counted: "ideas", "the vote". */
  about: string;
  done: number;
  of: number;
  sentence: string;
  /** The sentence in its parts, each of which stays in one line. */
  facts: string[];
}

/** Nothing in stages in which nobody works at a device. */
export function progressOf(view: View, live: Partial<Live>): Progress | undefined {
  const stage = currentStage(view);
  if (view.status !== "live" || stage === undefined) return undefined;
  const of = live.taking_part ?? live.present ?? 0;
  if (openRound(view) !== undefined) {
    const done = live.turnout?.cast ?? 0;
    const sentence = t("{done} of {of} have voted", { done, of: Math.max(done, of) });
    return { about: t("the vote"), done, of, sentence, facts: [sentence] };
  }
  if (stage.kind !== "gather" && stage.kind !== "draft" && stage.kind !== "discuss") return undefined;
  const [wrote, done] = [view.counts.wrote[stage.id] ?? 0, view.counts.done[stage.id] ?? 0];
  const writing = live.writing ?? 0;
  const facts = [
    t("{wrote} of {present} have written", { wrote, present: Math.max(wrote, of) }),
    done > 0 && tn("{n} is done", "{n} are done", done),
    writing > 0 && tn("{n} is writing", "{n} are writing", writing),
  ].filter((fact): fact is string => fact !== false);
  const about = written(view, stage.kind, stage.id, stage.part);
  return { about, done: wrote, of, sentence: facts.join(" · "), facts };
}

function written(view: View, kind: "gather" | "draft" | "discuss", stage: string, part: string): string {
  if (kind === "gather") return tn("{n} idea", "{n} ideas", view.counts.ideas[stage] ?? 0);
  const candidates = Object.entries(view.candidates).filter(([, one]) => one.part === part && !one.withdrawn);
  if (kind === "draft") return tn("{n} candidate", "{n} candidates", candidates.length);
  const comments = candidates.reduce((sum, [id]) => sum + (view.counts.comments[id] ?? 0), 0);
  const open = openAmendments(view, part);
  const toDecide = open > 0 && tn("{n} amendment to decide", "{n} amendments to decide", open);
  return [tn("{n} comment", "{n} comments", comments), toDecide].filter(Boolean).join(" · ");
}

export function Working() {
  const view = usePart((seen) => seen);
  const live = usePart((_view, _mine, heard) => heard);
  const progress = view === null ? undefined : progressOf(view, live);
  if (progress === undefined) return null;
  const { about, done, of, facts } = progress;
  const share = of === 0 ? 0 : Math.min(100, Math.round((100 * done) / Math.max(of, done)));
  return (
    <section class="panel" aria-label={t("Working now")}>
      <header class="panel__head">
        <h2 class="panel__title">{t("Working now")}</h2>
        <span class="caption">{about}</span>
      </header>
      <div class="progress">
        <div class="progress__track">
          <span class="progress__fill" style={{ "--share": `${share}%` }} />
        </div>
        <p class="progress__text">
          {facts.map((fact, place) => (
            <span key={place}>
              {place > 0 && " "}
              <span class="progress__fact">{place < facts.length - 1 ? `${fact} ·` : fact}</span>
            </span>
          ))}
        </p>
      </div>
    </section>
  );
}
