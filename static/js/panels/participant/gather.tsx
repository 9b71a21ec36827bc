/** Gather: one question at a time, answered silently; after the reveal, everybody's ideas. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDraft } from "../../core/drafts";
import { t, tn } from "../../core/i18n";
import { lettersIn } from "../../core/letters";
import type { PromptView, StageView } from "../../wire";
import { aspectName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { useRoom } from "../shared/session";
import { LONG } from "../shared/shortened";
import { atQuestion } from "./kept-words";
import { BarTasks, useBar } from "./bar-task";
import { OwnIdeas } from "./own-ideas";
import { Pair, Screen, SendButton } from "./screen";
import { caretNow, TextField } from "./text-field";
import type { Caret } from "./text-field";
import { useDone, useView } from "./use";
import { ideaKey, useUnsentIdeas } from "./unsent";
import { useWords } from "./use-words";
import { Waiting } from "./waiting";
import { Wall } from "./wall";

export function Gather({ id, stage }: { id: string; stage: StageView }) {
  const [place, setPlace] = useDraft<number>(`question:${id}`, 0);
  const [done, sayDone] = useDone(id);
  const prompts = inOrder(stage.prompts);
  const unsent = useUnsentIdeas(id, stage);
  const at = Math.min(place, prompts.length - 1);
  const prompt = prompts[at];
  // Whoever is in the middle of a word at the reveal goes on where they were.
  const hidden = useRef(!stage.revealed);
  const caret = useRef<Caret | null>(null);
  if (stage.revealed && hidden.current) caret.current = caretNow();
  hidden.current = !stage.revealed;
  if (prompt === undefined) return null;
  if (stage.revealed) return <Revealed id={id} stage={stage} prompts={prompts} caret={caret.current} />;
  if (done) return <DoneGathering id={id} onMore={() => sayDone(false)} />;
  return (
    <Question
      key={prompt[0]}
      stage={id}
      id={prompt[0]}
      prompt={prompt[1]}
      at={at}
      of={prompts.length}
      onMove={setPlace}
      onDone={() => void unsent.ask().then((go) => go && sayDone(true))}
    />
  );
}

interface QuestionProps {
  stage: string;
  id: string;
  prompt: PromptView;
  at: number;
  of: number;
  onMove(to: number): void;
  onDone(): void;
}

function Question({ stage, id, prompt, at, of, onMove, onDone }: QuestionProps) {
  const { storage } = useRoom();
  const idea = useIdeaField(stage, id);
  const bar = useBar(idea.value, t("Add this idea"), idea.add);
  useEffect(() => atQuestion(storage, stage, id), [storage, stage, id]);
  const inRoom = useView((view) => view.counts.ideas[stage] ?? 0);
  const last = at === of - 1;
  const label = [t("Question {place} of {number}", { place: at + 1, number: of }), aspectName(prompt.aspect)];
  return (
    <Screen
      action={
        <Pair>
          <button type="button" class="button" onClick={() => (last ? onDone() : onMove(at + 1))}>
            {last ? t("I am done") : t("Next question")}
          </button>
          <SendButton onSend={bar.press}>{bar.label}</SendButton>
        </Pair>
      }
    >
      <div class="stack stack--tight">
        <div class="row">
          <p class="caption">{label.filter(Boolean).join(" · ")}</p>
          {at > 0 && (
            <span class="caption row__end question-back">
              <button type="button" class="link-button" onClick={() => onMove(at - 1)}>
                {t("Previous question")}
              </button>
            </span>
          )}
        </div>
        <h2 class="question" dir="auto">
          {prompt.text}
        </h2>
      </div>
      <TextField
        name={ideaKey(stage, id)}
        label={prompt.text}
        labelHidden
        hint={`${prompt.hint || t("One thought at a time.")} ${t("Only you and the facilitator see it until the reveal.")}`}
        value={idea.value}
        onText={idea.set}
        problem={idea.problem}
        note={idea.note}
        onSubmit={idea.add}
      />
      <BarTasks.Provider value={bar.told}>
        <OwnIdeas
          stage={stage}
          prompt={id}
          changeable
          onTakeBack={idea.free}
          head={<span class="caption row__end num">{tn("{n} idea in the room", "{n} ideas in the room", inRoom)}</span>}
        />
      </BarTasks.Provider>
    </Screen>
  );
}

/** The field for an idea under a question: a draft that becomes an idea. */
function useIdeaField(stage: string, prompt: string) {
  const words = useWords<string>(ideaKey(stage, prompt), "");
  // Said softly, and nothing is refused.
  const note = lettersIn(words.value) > LONG ? t("Long for one idea: could it be two?") : "";
  // Words that were refused come back into an empty field: what is being written there is not written over.
  const free = words.value.trim() === "" ? words.set : undefined;
  return { ...words, note, free, add: () => words.send("add_idea", { stage, prompt, text: words.value }, t("Idea")) };
}

function DoneGathering({ id, onMore }: { id: string; onMore(): void }) {
  const wrote = useView((_view, mine) => Object.values(mine.ideas).some(({ stage }) => stage === id));
  const done = useView((view) => view.counts.done[id] ?? 0);
  return (
    <Screen
      action={
        <button type="button" class="button button--wide" onClick={onMore}>
          {t("Add or change an idea")}
        </button>
      }
    >
      <Waiting
        stage={id}
        done={done}
        wrote={wrote}
        sentence={(n, present) => tn("{n} of {present} is done.", "{n} of {present} are done.", n, { present })}
      />
      <OwnIdeas stage={id} changeable />
    </Screen>
  );
}

interface RevealedProps {
  id: string;
  stage: StageView;
  prompts: Array<[string, PromptView]>;
  /** Where this person was writing when the ideas were revealed. */
  caret: Caret | null;
}

function Revealed({ id, stage, prompts, caret }: RevealedProps) {
  // Words that somebody was still writing at the reveal stand in an open field: on top, with the caret
  // in it, if it came in the middle of a word.
  const unsent = useUnsentIdeas(id, stage);
  const [typed] = useState(() => unsent.prompts.find((known) => ideaKey(id, known) === caret?.name));
  const [more, setMore] = useState(() => typed ?? unsent.prompts[0] ?? "");
  const pressed = useRef(false);
  const prompt = prompts.find(([known]) => known === more) ?? prompts[0];
  const field = more !== "" && prompt !== undefined && (
    <MoreIdea
      stage={id}
      prompts={prompts}
      id={prompt[0]}
      prompt={prompt[1]}
      focus={pressed.current}
      caret={more === typed ? (caret ?? undefined) : undefined}
      onChoose={setMore}
      onClose={() => setMore("")}
    />
  );
  return (
    <Wall id={id} stage={stage} prompts={prompts} above={typed !== undefined && field}>
      {typed === undefined && field}
      {more === "" && (
        <button type="button" class="button" onClick={() => ((pressed.current = true), setMore(unsent.prompts[0] ?? prompts[0]?.[0] ?? ""))}>
          {t("Add another idea")}
        </button>
      )}
    </Wall>
  );
}

interface MoreIdeaProps {
  stage: string;
  prompts: Array<[string, PromptView]>;
  id: string;
  prompt: PromptView;
  focus: boolean;
  caret: Caret | undefined;
  onChoose(id: string): void;
  onClose(): void;
}

/** After the reveal, an idea is seen by all at once; the field says so. */
function MoreIdea({ stage, prompts, id, prompt, focus, caret, onChoose, onClose }: MoreIdeaProps) {
  const { drafts } = useRoom();
  const idea = useIdeaField(stage, id);
  // The words go along to the question that they were meant for, unless others stand there.
  const choose = (to: string): void => {
    if (idea.value.trim() !== "" && drafts.putIfFree(ideaKey(stage, to), idea.value)) idea.clear();
    onChoose(to);
  };
  return (
    <section class="card stack">
      {prompts.length > 1 && (
        <label class="field">
          <span class="field__label">{t("Question")}</span>
          <select class="input" value={id} onChange={(event) => choose(event.currentTarget.value)}>
            {prompts.map(([known, { text }]) => (
              <option key={known} value={known}>
                {text}
              </option>
            ))}
          </select>
        </label>
      )}
      <TextField
        label={prompts.length > 1 ? t("Your idea") : prompt.text}
        hint={t("Everybody sees it at once, now that the ideas are revealed.")}
        value={idea.value}
        onText={idea.set}
        problem={idea.problem}
        note={idea.note}
        onSubmit={idea.add}
        focus={focus}
        caret={caret}
      />
      <div class="row">
        <button type="button" class="button" onClick={idea.add}>
          {t("Add this idea")}
        </button>
        <button type="button" class="button button--quiet" onClick={onClose}>
          {t("Close")}
        </button>
      </div>
    </section>
  );
}
