/** Gathering: the questions and how many ideas there were; after the reveal, the wall. */
import type { ComponentChildren } from "preact";
import { t, tn } from "../../core/i18n";
import type { IdeaView, LookUpView } from "../../wire";
import { IdeaText } from "../shared/idea-text";
import { authorName, partName } from "../shared/labels";
import { memo } from "../shared/memo";
import { inOrder } from "../shared/options";
import { Statement } from "../shared/statement";
import type { Moment } from "./moment";

/** More than a page of them says no more: the transcript has every one. */
const MOST_SHOWN = 120;

export function GatherScene({ moment }: { moment: Moment }) {
  const { view, stage, stageId } = moment;
  if (stage === undefined) return null;
  const written = view.counts.ideas[stageId] ?? 0;
  return (
    <>
      <p class="lead num">
        {stage.revealed
          ? tn("{n} idea on the wall", "{n} ideas on the wall", written)
          : tn("{n} idea written. Everybody saw only their own.", "{n} ideas written. Everybody saw only their own.", written)}
      </p>
      {inOrder(stage.prompts).map(([prompt, { text }]) => (
        <section key={prompt} class="stack stack--tight">
          <h3 class={stage.revealed ? "scene__question" : "question"} dir="auto">
            {text}
          </h3>
          {stage.revealed && <Wall moment={moment} prompt={prompt} />}
        </section>
      ))}
    </>
  );
}

function Wall({ moment, prompt }: { moment: Moment; prompt: string }) {
  const { view, stageId, line, names } = moment;
  const ideas = inOrder(view.ideas).filter(([, idea]) => idea.stage === stageId && idea.prompt === prompt);
  if (ideas.length === 0) return <p class="quiet">{t("Nobody wrote here.")}</p>;
  return <IdeaGrid ideas={ideas} current={line?.about?.item} names={names} />;
}

export function IdeaGrid({ ideas, current, names }: { ideas: Array<[string, IdeaView]>; current?: string | undefined; names: Moment["names"] }) {
  // The one that is spoken of stands on the page, wherever it stands in the list.
  const told = ideas.findIndex(([id]) => id === current);
  const shown = told < MOST_SHOWN ? ideas.slice(0, MOST_SHOWN) : [...ideas.slice(0, MOST_SHOWN - 1), ...ideas.slice(told, told + 1)];
  const more = ideas.length - shown.length;
  return (
    <>
      <ul class="card-grid" role="list">
        {shown.map(([id, idea]) => (
          <Idea key={id} text={idea.text} author={authorName(names, idea.author)} current={id === current} />
        ))}
      </ul>
      {more > 0 && <p class="quiet">{tn("and {n} more", "and {n} more", more)}</p>}
    </>
  );
}

const Idea = memo(({ text, author, current }: { text: string; author: string; current: boolean }) => (
  <li class={`idea ${current ? "idea--told" : ""}`.trim()}>
    <IdeaText text={text} />
    {author !== "" && (
      <p class="idea__foot name" dir="auto">
        {author}
      </p>
    )}
  </li>
));

/** All phones were quiet and showed this. */
export function LookUpScene({ moment, look }: { moment: Moment; look: LookUpView }) {
  const { view, names } = moment;
  const { over, item } = look;
  const idea = over === "idea" ? view.ideas[item] : undefined;
  const candidate = over === "candidate" ? view.candidates[item] : undefined;
  const final = over === "final" ? view.finals[item] : undefined;
  return (
    <LookUpFrame>
      {idea !== undefined && (
        <>
          <p class="question" dir="auto">
            {idea.text}
          </p>
          <p class="quiet">{authorName(names, idea.author)}</p>
        </>
      )}
      {candidate !== undefined && (
        <>
          <p class="part-label">{t("Candidate {number}", { number: candidate.number })}</p>
          <Statement pieces={candidate.pieces} size="large" />
        </>
      )}
      {final !== undefined && (
        <>
          <p class="part-label">{partName(item)}</p>
          <Statement pieces={final.pieces} size="large" />
        </>
      )}
    </LookUpFrame>
  );
}

function LookUpFrame({ children }: { children: ComponentChildren }) {
  return (
    <section class="stack">
      <p class="pill">{t("Everybody looked up at this")}</p>
      {children}
    </section>
  );
}
