/** Gather: hidden counts until the reveal, then the wall. */
import { useRef } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { IdeaView } from "../../wire";
import { Find } from "../shared/find";
import { IdeaText } from "../shared/idea-text";
import { aspectName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { usePart } from "../shared/session";
import { MANY } from "../shared/sift";
import { Stretches } from "../shared/stretches";
import { IdeaCard } from "./idea_card";
import { promptsOf } from "./stages";
import type { StageProps } from "./stage_panel";

type Ideas = Array<[string, IdeaView]>;

/** The ideas of a stage by question, in the order that everybody sees: it does not tell who wrote first. */
function useIdeas(stage: string): Map<string, Ideas> {
  const ideas = usePart((view) => view?.ideas);
  const found = new Map<string, Ideas>();
  for (const [id, idea] of inOrder(ideas)) {
    if (idea.stage === stage) found.set(idea.prompt, [...(found.get(idea.prompt) ?? []), [id, idea]]);
  }
  return found;
}

export function Gather({ stage }: StageProps) {
  return stage.revealed ? <Wall stage={stage} /> : <Hidden stage={stage} />;
}

function Hidden({ stage }: StageProps) {
  const byPrompt = useIdeas(stage.id);
  const total = usePart((view) => view?.counts.ideas[stage.id] ?? 0);
  const standing = (id: string): number => (byPrompt.get(id) ?? []).filter(([, idea]) => !idea.hidden).length;
  return (
    <>
      <section class="card">
        <ul class="asked">
          {promptsOf(stage).map(({ id, aspect, text }) => (
            <li key={id} class="asked__row">
              <div>
                <p class="part-label">{aspectName(aspect)}</p>
                <p class="asked__question" dir="auto">
                  {text}
                </p>
              </div>
              <p class="asked__count">
                <span class="asked__number num">{standing(id)}</span>
                <span class="caption">{tn("idea", "ideas", standing(id))}</span>
              </p>
            </li>
          ))}
        </ul>
      </section>
      {total === 0 ? (
        <p class="quiet">{t("No idea yet. Give it a quiet minute: people are reading the first question.")}</p>
      ) : (
        <details class="disclosure">
          <summary class="disclosure__summary">{t("Look through before the reveal (keep this off the projector)")}</summary>
          <div class="stack">
            <ByQuestion stage={stage} byPrompt={byPrompt} />
          </div>
        </details>
      )}
    </>
  );
}

function Wall({ stage }: StageProps) {
  const byPrompt = useIdeas(stage.id);
  const total = usePart((view) => view?.counts.ideas[stage.id] ?? 0);
  if (byPrompt.size === 0) {
    return (
      <section class="empty">
        <h2 class="empty__title">{t("The wall is empty")}</h2>
        <p class="empty__text">{t("New ideas appear here, and everywhere, as soon as they are written.")}</p>
      </section>
    );
  }
  return (
    <>
      <p class="caption">{tn("{n} idea on the wall", "{n} ideas on the wall", total)}</p>
      <ByQuestion stage={stage} byPrompt={byPrompt} shown />
    </>
  );
}

/** Ideas under their questions. */
function ByQuestion({ stage, byPrompt, shown = false }: StageProps & { byPrompt: Map<string, Ideas>; shown?: boolean }) {
  const rows = useRef<HTMLDivElement>(null);
  const count = [...byPrompt.values()].reduce((sum, ideas) => sum + ideas.length, 0);
  return (
    <div class="stack" ref={rows}>
      {count > MANY && <Find rows={rows} label={t("Find an idea")} none={t("No idea has these words.")} />}
      {promptsOf(stage).map(({ id, text }) => {
        const ideas = byPrompt.get(id) ?? [];
        if (ideas.length === 0) return null;
        return (
          <section key={id} class="stack stack--tight" data-find-group>
            <h2 class="wall__question" dir="auto">
              {text}
            </h2>
            <div class={`card-grid ${shown ? "reveal" : ""}`.trim()}>
              <Stretches rows={ideas} draw={(ideaId, idea) => <IdeaCard key={ideaId} id={ideaId} idea={idea} shown={shown} />} />
            </div>
          </section>
        );
      })}
    </div>
  );
}

/** The ideas of every stage that was revealed, for those who write and need them at hand. */
export function RevealedIdeas({ part }: { part: string }) {
  const agenda = usePart((view) => view?.agenda ?? {});
  const ideas = usePart((view) => view?.ideas);
  const stages = inOrder(agenda).filter(([, stage]) => stage.kind === "gather" && stage.revealed && stage.part === part);
  const standing = inOrder(ideas).filter(([, idea]) => !idea.hidden && stages.some(([id]) => id === idea.stage));
  if (standing.length === 0) return null;
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">{tn("{n} idea at hand", "{n} ideas at hand", standing.length)}</summary>
      <ul class="at-hand">
        {standing.map(([id, idea]) => (
          <li key={id}>
            <IdeaText text={idea.text} class="at-hand__text" />
          </li>
        ))}
      </ul>
    </details>
  );
}
