/** Whatever the projector shows, as text: for whoever can't see the wall, or sits elsewhere. It is
 * written from the same `Content` as the wall is drawn from. */
import { t, tn } from "../../core/i18n";
import type { Live, View } from "../../wire";
import { Assessment } from "./assessment";
import { Differences } from "./differences";
import { decisionRule, partName, secrecyInFull } from "./labels";
import { Results } from "./results";
import { showing } from "./screen-content";
import type { Card, Content, Text, Turnout } from "./screen-content";
import { PutFirstList } from "./put-first";
import { adoptedSentence } from "./screen-sentences";
import { usePart, useRoom } from "./session";
import { Statement } from "./statement";

export function ScreenText() {
  const { boot } = useRoom();
  const view = usePart((whole) => whole);
  const live = usePart((_view, _mine, now) => now);
  if (view === null) return null;
  const { head, content, next } = showing(view, live);
  return (
    <div class="stack">
      {view.status !== "finished" && (
        <p class="quiet">{t("Join at {address} with the code {code}.", { address: location.host, code: spaced(live.code ?? boot.code) })}</p>
      )}
      <h3 class="section-title" dir="auto">
        {head}
      </h3>
      <Written content={content} view={view} live={live} />
      {next !== "" && (
        <p class="quiet" dir="auto">
          {t("Next: {stage}", { stage: next })}
        </p>
      )}
    </div>
  );
}

/** "K7MP WX3D": easier to say and to copy. */
function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`.trim();
}

function Written({ content, view, live }: { content: Content; view: View; live: Partial<Live> }) {
  switch (content.kind) {
    case "lobby":
      return <p class="num">{tn("{n} is in", "{n} are in", content.joined)}</p>;
    case "welcome":
      return <Welcome content={content} view={view} />;
    case "questions":
      return <Questions content={content} />;
    case "wall":
      return (
        <>
          {content.walls.map(({ question, ideas }) => (
            <section key={question} class="stack stack--tight">
              <h4 class="strong" dir="auto">
                {question}
              </h4>
              <Cards cards={ideas} />
            </section>
          ))}
        </>
      );
    case "ideas":
      return (
        <>
          <Voted turnout={content.turnout} />
          {content.ideas.length === 0 ? <p>{t("Nothing to vote on yet")}</p> : <Cards cards={content.ideas} />}
        </>
      );
    case "candidates":
      return (
        <>
          <Voted turnout={content.turnout} />
          {content.writing > 0 && <p class="num">{tn("{n} is writing", "{n} are writing", content.writing)}</p>}
          {content.first.length > 0 && (
            <section class="stack stack--tight">
              <h4 class="strong">{t("What the room put first")}</h4>
              <PutFirstList ideas={content.first} />
            </section>
          )}
          {content.texts.map((text) => (
            <Candidate key={text.id} {...text} />
          ))}
        </>
      );
    case "result":
      return (
        <>
          {content.chosen !== null && <Statement pieces={content.chosen} />}
          {content.how !== "" && <p class="quiet">{content.how}</p>}
          <Results round={content.round} view={view} names={live.names} />
        </>
      );
    case "words":
      return (
        <>
          {content.typed && <p class="quiet">{t("Being typed now")}</p>}
          {content.before === null ? <Statement pieces={content.pieces} /> : <Differences before={content.before} after={content.pieces} live={content.typed} />}
          {content.requests > 0 && (
            <p class="num">{tn("{n} change that somebody would make", "{n} changes that people would make", content.requests)}</p>
          )}
        </>
      );
    case "asking":
      return (
        <>
          <Voted turnout={content.turnout} />
          <Statement pieces={content.pieces} />
        </>
      );
    case "answer":
      return (
        <>
          <Statement pieces={content.pieces} />
          {content.final.assessment !== undefined && (
            <Assessment assessment={content.final.assessment} groups={view.brief.groups} shown={content.round.tally?.groups} />
          )}
          {content.final.not_yet !== undefined && <p dir="auto">{t("Not yet agreed: {obstacle}", { obstacle: content.final.not_yet.obstacle })}</p>}
          <Results round={content.round} view={view} names={live.names} />
        </>
      );
    case "agreed":
      return (
        <>
          <Statement pieces={content.pieces} />
          <p>{adoptedSentence(content.final)}</p>
          {content.names.length > 0 && (
            <p class="name" dir="auto">
              {content.names.join(", ")}
            </p>
          )}
        </>
      );
    case "close":
      return <Close content={content} />;
    case "break":
      return <p>{t("A break")}</p>;
    case "look":
      return <LookUp content={content} />;
    case "nothing":
      return <p>{content.sentence}</p>;
  }
}

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

function Welcome({ content, view }: { content: Of<"welcome">; view: View }) {
  return (
    <>
      <p class="strong" dir="auto">
        {content.title}
      </p>
      <p dir="auto">{content.purpose}</p>
      {content.parents.map(({ name, text }) => (
        <p key={name} dir="auto">
          {name}: {text}
        </p>
      ))}
      <p class="num">{tn("{n} is in", "{n} are in", content.joined)}</p>
      <ol class="plain-list" role="list">
        {content.agenda.map(({ order, title, minutes }) => (
          <li key={order} dir="auto">
            {t("{title}, {minutes} min", { title, minutes })}
          </li>
        ))}
      </ol>
      <h4 class="strong">{t("How we decide")}</h4>
      <ul class="plain-list" role="list">
        {decisionRule(view.brief.rule).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Questions({ content }: { content: Of<"questions"> }) {
  const { questions, ideas, writing, wrote, present } = content;
  return (
    <>
      <ul class="plain-list" role="list">
        {questions.map((question) => (
          <li key={question} dir="auto">
            {question}
          </li>
        ))}
      </ul>
      <p class="num">{tn("{n} idea in the room", "{n} ideas in the room", ideas)}</p>
      {writing > 0 && <p class="num">{tn("{n} is writing", "{n} are writing", writing)}</p>}
      {wrote > 0 && <p class="num">{t("{wrote} of {present} have written", { wrote, present })}</p>}
    </>
  );
}

function Cards({ cards }: { cards: readonly Card[] }) {
  return (
    <ul class="plain-list" role="list">
      {cards.map(({ id, text, author }) => (
        <li key={id} dir="auto">
          {author === "" ? text : t("{text} ({author})", { text, author })}
        </li>
      ))}
    </ul>
  );
}

function Voted({ turnout }: { turnout: Turnout | null }) {
  if (turnout === null) return null;
  const { cast, present, secrecy } = turnout;
  return <p class="num">{t("{cast} of {present} have voted · {secrecy}", { cast, present, secrecy: secrecyInFull(secrecy) })}</p>;
}

function Candidate({ name, pieces, comments, amendments }: Text) {
  const facts = [
    comments > 0 ? tn("{n} comment", "{n} comments", comments) : "",
    amendments > 0 ? tn("{n} amendment", "{n} amendments", amendments) : "",
  ].filter(Boolean);
  return (
    <article class="stack stack--tight">
      <h4 class="part-label">{[name, ...facts].join(" · ")}</h4>
      <Statement pieces={pieces} size="small" />
    </article>
  );
}

function Close({ content: { texts, finished, heads, devices, facts } }: { content: Of<"close"> }) {
  return (
    <>
      {texts.map(({ part, final }) => (
        <article key={part} class="stack stack--tight">
          <h4 class="part-label">
            {partName(part)} · {adoptedSentence(final)}
          </h4>
          <Statement pieces={final.pieces} />
        </article>
      ))}
      {facts.length > 0 && <p dir="auto">{facts.join(" · ")}</p>}
      {finished && <p>{[tn("Thank you. {n} person took part.", "Thank you. {n} people took part.", heads), devices].filter(Boolean).join(" ")}</p>}
    </>
  );
}

function LookUp({ content: { name, pieces, text, hands } }: { content: Of<"look"> }) {
  return (
    <>
      <p class="strong">{[t("Look up"), name].filter(Boolean).join(" · ")}</p>
      {text !== "" && <p dir="auto">{text}</p>}
      {pieces.length > 0 && <Statement pieces={pieces} />}
      {hands > 0 && <p class="num">{tn("{n} hand is raised", "{n} hands are raised", hands)}</p>}
    </>
  );
}
