/** Gathering: the questions; after the reveal the wall; later the ideas that are voted on. */
import { t, tn } from "../../core/i18n";
import { memo } from "../shared/memo";
import type { Card, Content } from "../shared/screen-content";
import { TurnoutBar } from "./count";
import { Fit } from "./fit";
import { IDEAS, QUESTIONS } from "./steps";

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

export function Questions({ questions, ideas, writing, wrote, present }: Of<"questions">) {
  const share = present > 0 ? Math.round((100 * wrote) / present) : 0;
  const facts = [
    tn("{n} idea", "{n} ideas", ideas),
    writing > 0 ? tn("{n} is writing", "{n} are writing", writing) : "",
    wrote > 0 ? t("{wrote} of {present} have written", { wrote, present }) : "",
  ];
  return (
    <>
      <Fit steps={QUESTIONS} of={questions.join("|").length} class="questions" centre>
        {questions.map((question, place) => (
          <h2 key={place} class="questions__question" dir="auto">
            {question}
          </h2>
        ))}
      </Fit>
      <div class="progress">
        <div class="progress__track" aria-hidden="true">
          <span class="progress__fill" style={{ "--share": `${share}%` }} />
        </div>
        <p class="progress__text">{facts.filter(Boolean).join(" · ")}</p>
      </div>
    </>
  );
}

export function Wall({ walls, ideas }: Of<"wall">) {
  const letters = walls.reduce((sum, wall) => sum + wall.ideas.reduce((more, { text }) => more + text.length, 0), 0);
  return (
    <Fit steps={IDEAS} of={`${ideas}:${letters}`} length={ideas * 12 + letters} class="wall reveal">
      {ideas === 0 && <p class="screen__soft">{t("No idea was written.")}</p>}
      {walls.map(({ question, ideas: some }, place) => (
        <section key={place} class="wall__part">
          <h2 class="wall__question" dir="auto">
            {question}
          </h2>
          <Cards cards={some} />
        </section>
      ))}
    </Fit>
  );
}

export function Ideas({ ideas, turnout }: Of<"ideas">) {
  const letters = ideas.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <>
      <Fit steps={IDEAS} of={`${ideas.length}:${letters}:${turnout === null}`} class="wall">
        <Cards cards={ideas} />
      </Fit>
      {turnout !== null && <TurnoutBar turnout={turnout} />}
    </>
  );
}

/** So many fill a wall. */
const MANY = 40;

const Cards = ({ cards }: { cards: readonly Card[] }) => (
  <ul class={`wall__cards ${cards.length > MANY ? "wall__cards--many" : ""}`.trim()} role="list">
    {cards.map(({ id, text, author }) => (
      <Idea key={id} text={text} author={author} />
    ))}
  </ul>
);

const Idea = memo(({ text, author }: { text: string; author: string }) => (
  <li class="wall__idea settle">
    <p dir="auto">{text}</p>
    {author !== "" && (
      <p class="wall__author" dir="auto">
        {author}
      </p>
    )}
  </li>
));
