/** Candidates side by side; and the final words while they are typed. */
import { t, tn } from "../../core/i18n";
import { Differences } from "../shared/differences";
import { memo } from "../shared/memo";
import type { Content, Text } from "../shared/screen-content";
import { PutFirstList } from "../shared/put-first";
import { Statement } from "../shared/statement";
import { TurnoutBar } from "./count";
import { Fit } from "./fit";
import { ALONE, wordsOf, OPEN, stepsFor } from "./steps";

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

/** While nothing or little is drafted, what the room put first stands there; many texts need the room. */
const WITH_FIRST = 1;

export function Candidates({ texts, turnout, counts, writing, first }: Of<"candidates">) {
  const facts = [
    turnout === null && !counts && texts.length > 0 ? tn("{n} proposed", "{n} proposed", texts.length) : "",
    writing > 0 ? tn("{n} is writing", "{n} are writing", writing) : "",
  ].filter(Boolean);
  if (first.length > 0 && texts.length <= WITH_FIRST) return <Beginning texts={texts} first={first} facts={facts} />;
  if (texts.length === 0) return <Empty facts={facts} />;
  const words = texts.map(({ pieces, comments, amendments }) => `${wordsOf(pieces)}:${comments > 0 || amendments > 0}`).join("|");
  const apart = texts.length > 1 && texts.length <= 3;
  const many = texts.length > OPEN;
  return (
    <>
      <Fit steps={stepsFor(texts.length)} of={`${words}:${counts}:${turnout === null}`} class={`texts ${apart ? "texts--apart" : ""}`.trim()}>
        {many ? (
          <ol class="overview" role="list">
            {texts.map((text) => (
              <Line key={text.id} {...text} />
            ))}
          </ol>
        ) : (
          texts.map((text) => <Candidate key={text.id} {...text} />)
        )}
      </Fit>
      {turnout !== null && <TurnoutBar turnout={turnout} />}
      {turnout === null && facts.length > 0 && <p class="screen__soft num">{facts.join(" · ")}</p>}
    </>
  );
}

function Empty({ facts }: { facts: string[] }) {
  return (
    <div class="screen__centre">
      <p class="screen__question">{t("Who proposes the first candidate?")}</p>
      <p class="screen__soft num">{facts.join(" · ")}</p>
    </div>
  );
}

/** The question, or the first candidate, and what the room put first beside it. */
function Beginning({ texts, first, facts }: Pick<Of<"candidates">, "texts" | "first"> & { facts: string[] }) {
  const words = [...texts.map(({ pieces }) => wordsOf(pieces)), ...first.map(({ text }) => text)].join("|");
  return (
    <>
      <Fit steps={stepsFor(2)} of={words} class="texts texts--apart">
        <article class="texts__text">
          {texts.length === 0 && <p class="screen__question">{t("Who proposes the first candidate?")}</p>}
          {texts.map((text) => (
            <Candidate key={text.id} {...text} />
          ))}
        </article>
        <article class="texts__text texts__first">
          <h2 class="texts__name">{t("What the room put first")}</h2>
          <PutFirstList ideas={first} />
        </article>
      </Fit>
      {facts.length > 0 && <p class="screen__soft num">{facts.join(" · ")}</p>}
    </>
  );
}

const Candidate = memo(({ name, pieces, comments, amendments }: Text) => {
  const facts = [
    comments > 0 ? tn("{n} comment", "{n} comments", comments) : "",
    amendments > 0 ? tn("{n} amendment", "{n} amendments", amendments) : "",
  ].filter(Boolean);
  return (
    <article class="texts__text settle">
      <h2 class="texts__name">{name}</h2>
      <Statement pieces={pieces} />
      {facts.length > 0 && <p class="texts__facts">{facts.join(" · ")}</p>}
    </article>
  );
});

/** One of many: its number, its words run on. What is talked about is looked up, and then alone on the wall. */
const Line = memo(({ name, number, pieces }: Text) => (
  <li class="overview__text settle">
    <h2 class="overview__number num">
      <span class="visually-hidden">{name}</span>
      <span aria-hidden="true">{number}</span>
    </h2>
    <div>
      {pieces.map(({ role, text }, place) => (
        <p key={place} class={role === "objective" ? "overview__objective" : "overview__head"} dir="auto">
          {text}
        </p>
      ))}
    </div>
  </li>
));

export function FinalWords({ before, pieces, typed, requests }: Of<"words">) {
  const words = `${wordsOf(pieces)}:${wordsOf(before ?? [])}`;
  return (
    <>
      <Fit steps={ALONE} of={words} centre>
        {before === null ? <Statement pieces={pieces} /> : <Differences before={before} after={pieces} live={typed} />}
      </Fit>
      <p class="screen__soft num">
        {[
          typed ? t("Being typed now") : "",
          requests > 0 ? tn("{n} change that somebody would make", "{n} changes that people would make", requests) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}
