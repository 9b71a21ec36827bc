/** Gathering: the questions; after the reveal the wall; later the ideas that are voted on. */
import { t, tn } from "../../core/i18n";
import { memo } from "../shared/memo";
import type { Card, Content } from "../shared/screen-content";
import { TurnoutBar } from "./count";
import type { Block } from "./breaks";
import { Fit } from "./fit";
import { IDEAS, QUESTIONS, wallSteps } from "./steps";

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
      <Fit steps={QUESTIONS} of={questions.join("|")} class="questions" centre>
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
  const blocks = { all: walls.flatMap(blocksOf), selector: ".wall__question, .wall__idea", draw: drawParts };
  return ideas === 0 ? (
    <Fit steps={IDEAS} of={0} class="wall reveal">
      <p class="screen__soft">{t("No idea was written.")}</p>
    </Fit>
  ) : (
    <Fit steps={wallSteps(walls.length)} of={blocks.all.map(({ key }) => key).join("|")} length={ideas * 12 + letters} class="wall reveal" blocks={blocks} />
  );
}

/** A question, or an idea under it. */
interface WallBlock extends Block {
  part: number;
  question: string;
  card: Card | null;
}

function blocksOf({ question, ideas }: { question: string; ideas: readonly Card[] }, part: number): WallBlock[] {
  const head = { key: `?${question}`, head: true, part, question, card: null };
  return [head, ...ideas.map((card) => ({ key: card.author === "" ? card.text : `${card.text}\n${card.author}`, head: false, part, question, card }))];
}

function drawParts(these: readonly WallBlock[], still: boolean) {
  const parts = new Map<number, WallBlock[]>();
  for (const block of these) {
    const part = parts.get(block.part) ?? [];
    part.push(block);
    parts.set(block.part, part);
  }
  return [...parts].map(([part, blocks]) => {
    const head = blocks[0]?.head === true ? blocks[0] : null;
    const cards = blocks.flatMap(({ card }) => card ?? []);
    return (
      <section key={part} class="wall__part">
        {head !== null && (
          <h2 class="wall__question" dir="auto">
            {head.question}
          </h2>
        )}
        {cards.length > 0 && <Cards cards={cards} still={still} />}
      </section>
    );
  });
}

/** While the room chooses from more than this, the wall would turn pages that nobody waits for. */
const FULL = 60;

export function Ideas({ ideas, turnout }: Of<"ideas">) {
  if (ideas.length === 0) {
    return (
      <div class="screen__centre">
        <p class="screen__question">{t("Nothing to vote on yet")}</p>
      </div>
    );
  }
  if (turnout !== null && ideas.length > FULL) {
    return (
      <>
        <div class="screen__centre">
          <p class="screen__question ideas__choose">{t("What should go on?")}</p>
          <p class="ideas__where">{t("All {n} ideas are on your page: choose there.", { n: ideas.length })}</p>
        </div>
        <TurnoutBar turnout={turnout} />
      </>
    );
  }
  return (
    <>
      <Fit steps={IDEAS} of={`${ideas.map(({ text }) => text).join("|")}:${turnout === null}`} class="wall">
        <Cards cards={ideas} />
      </Fit>
      {turnout !== null && <TurnoutBar turnout={turnout} />}
    </>
  );
}

/** So many fill a wall. */
const MANY = 40;

const Cards = ({ cards, still = false }: { cards: readonly Card[]; still?: boolean }) => (
  <ul class={`wall__cards ${still || cards.length > MANY ? "wall__cards--many" : ""}`.trim()} role="list">
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
