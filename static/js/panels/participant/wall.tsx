/** Everybody's ideas after the reveal, by question, with one's own marked. */
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { IdeaView, PromptView, StageView } from "../../wire";
import { Find } from "../shared/find";
import { IdeaText } from "../shared/idea-text";
import { authorName } from "../shared/labels";
import { memo } from "../shared/memo";
import { MANY } from "../shared/sift";
import { Stretches } from "../shared/stretches";
import { HiddenWhy, IdeasOnTheirWay } from "./own-ideas";
import { Screen } from "./screen";
import { useNames, useView } from "./use";
import { NextLine } from "./waiting";

interface WallProps {
  id: string;
  stage: StageView;
  prompts: Array<[string, PromptView]>;
  /** Above the ideas. */
  above?: ComponentChildren;
  /** Below them. */
  children?: ComponentChildren;
}

export function Wall({ id, prompts, above, children }: WallProps) {
  const ideas = useView((view) => view.ideas);
  const own = useView((_view, mine) => mine.ideas);
  const names = useNames();
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  const shown = useMemo(() => {
    const found = ideasByPrompt(ideas, id, places.current);
    places.current = new Map([...found.values()].flat().map(([known], place) => [known, place]));
    return found;
  }, [ideas, id]);
  const hidden = Object.entries(own).filter(([, idea]) => idea.stage === id && idea.hidden);
  const count = [...shown.values()].reduce((sum, list) => sum + list.length, 0);
  const rows = useRef<HTMLDivElement>(null);
  return (
    <Screen>
      {above}
      <div class="stack stack--tight">
        <h2 class="question">{t("What the room wrote")}</h2>
        <p class="quiet">
          {tn("{n} idea. Read in peace: nobody is asked to defend one.", "{n} ideas. Read in peace: nobody is asked to defend one.", count)}
        </p>
      </div>
      {hidden.length > 0 && (
        <ul class="card-list" role="list">
          {hidden.map(([known, { text, reason }]) => (
            <li key={known} class="idea idea--hidden">
              <HiddenWhy reason={reason ?? ""} />
              <IdeaText text={text} />
            </li>
          ))}
        </ul>
      )}
      {count > MANY && <Find rows={rows} sticky label={t("Find an idea")} none={t("No idea has these words.")} />}
      <div class="stack" ref={rows}>
        {prompts.map(([prompt, { text }]) => (
          <section key={prompt} class="stack stack--tight" data-find-group>
            <h3 class="wall__question" dir="auto">
              {text}
            </h3>
            <IdeaList ideas={shown.get(prompt) ?? []} own={own} names={names} />
          </section>
        ))}
      </div>
      {children}
      <IdeasOnTheirWay stage={id} />
      <NextLine stage={id} />
    </Screen>
  );
}

/** In their order, but what comes while the page is read comes at the end: nothing moves under the eye.
 * `places`: of those that are on the page. */
function ideasByPrompt(
  ideas: Record<string, IdeaView>,
  stage: string,
  places: ReadonlyMap<string, number>,
): Map<string, Array<[string, IdeaView]>> {
  const found = new Map<string, Array<[string, IdeaView]>>();
  const place = (known: string): number => places.get(known) ?? places.size;
  const sorted = Object.entries(ideas).sort(([one, a], [other, b]) => place(one) - place(other) || a.order - b.order);
  for (const entry of sorted) {
    const [, idea] = entry;
    if (idea.stage !== stage) continue;
    const list = found.get(idea.prompt) ?? [];
    if (list.length === 0) found.set(idea.prompt, list);
    list.push(entry);
  }
  return found;
}

interface IdeaListProps {
  ideas: Array<[string, IdeaView]>;
  own: Record<string, unknown>;
  names: Record<string, string> | undefined;
}

export function IdeaList({ ideas, own, names }: IdeaListProps) {
  if (ideas.length === 0) return <p class="quiet">{t("Nobody wrote here.")}</p>;
  return (
    <div class="card-list reveal" role="list">
      <Stretches
        list
        rows={ideas}
        draw={(id, idea) => <Idea key={id} text={idea.text} mine={id in own} author={authorName(names, idea.author)} />}
      />
    </div>
  );
}

const Idea = memo(({ text, mine, author }: { text: string; mine: boolean; author: string }) => (
  <li class={`idea ${mine ? "idea--own" : ""}`.trim()} role="listitem" data-find={`${text} ${author}`}>
    <IdeaText text={text} />
    {(mine || author !== "") && (
      <div class="idea__foot">
        <span class="name" dir="auto">
          {author}
        </span>
        {mine && <span class="pill">{t("yours")}</span>}
      </div>
    )}
  </li>
));
