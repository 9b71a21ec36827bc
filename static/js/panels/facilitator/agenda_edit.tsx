/** One stage of the agenda while it is edited: name, minutes, place, questions. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Close } from "../../core/icons";
import { useRoom } from "../shared/session";
import { Press, useAct } from "./act";
import type { Action } from "./next_step";
import { Questions } from "./questions";
import { promptsOf } from "./stages";
import type { Stage } from "./stages";

/** A stage as it was, for its way back after it was removed. */
function addedAgain(stage: Stage, after: string): Action {
  const { kind, title, minutes, part, over } = stage;
  return { command: "add_stage", data: { stage_kind: kind, title, minutes, part, over, after, prompts: promptsOf(stage) } };
}

interface Typed {
  title?: string;
  minutes?: string;
}

/** What is typed into the fields of a stage. It stands until the agenda shows it: that may change meanwhile
 * from another device, and the other field may be left before the answer to the first one is here. */
function useTyped(stage: Stage, setProblem: (text: string) => void): [Typed, (to: Typed) => void, () => Promise<void>] {
  const { outbox, store: seen, toasts } = useRoom();
  const [typed, draw] = useState<Typed>({});
  const now = useRef<Typed>({});
  const stored = useRef<{ sent: Typed; version: number } | null>(null);
  const here = useRef(true);
  useEffect(() => () => void (here.current = false), []);
  const type = (to: Typed): void => draw((now.current = { ...now.current, ...to }));
  const forget = (): void => {
    if (stored.current === null || (seen.version.peek() ?? -1) < stored.current.version) return;
    const { sent } = stored.current;
    stored.current = null;
    const left = Object.entries(now.current).filter(([field, text]) => sent[field as keyof Typed] !== text);
    draw((now.current = Object.fromEntries(left)));
  };
  useEffect(() => seen.version.subscribe(forget), [seen]);
  const store = async (): Promise<void> => {
    const sent = now.current;
    const title = (sent.title ?? stage.title).trim();
    const minutes = sent.minutes === undefined ? stage.minutes : Math.round(Number(sent.minutes)) || 0;
    const ack = await outbox.send("change_stage", { stage: stage.id, title, minutes }, { momentary: true });
    if (ack.ok) stored.current = { sent, version: ack.version };
    forget();
    if (here.current) setProblem(ack.ok ? "" : ack.message);
    else if (!ack.ok) toasts.show({ text: ack.message });
  };
  return [typed, type, store];
}

export function EditStage({ stage, stages }: { stage: Stage; stages: readonly Stage[] }) {
  const act = useAct();
  const [problem, setProblem] = useState("");
  const [asking, setAsking] = useState(false);
  const id = useId();
  const place = stages.findIndex((known) => known.id === stage.id);
  const before = (by: number): string => stages[place + by]?.id ?? "";

  const [typed, type, store] = useTyped(stage, setProblem);
  const move = (after: string) => act({ command: "move_stage", data: { stage: stage.id, after } });
  const remove = () =>
    act(
      { command: "remove_stage", data: { stage: stage.id } },
      { said: t("{stage} is removed from the agenda.", { stage: stage.title }), undo: () => addedAgain(stage, before(-1)), undone: t("It is back.") },
    );

  return (
    <li class="stage stage-edit">
      <div class="stage-edit__fields">
        <label class="visually-hidden" for={`${id}-title`}>
          {t("Name of stage {n}", { n: place + 1 })}
        </label>
        <input
          id={`${id}-title`}
          class="input"
          dir="auto"
          value={typed.title ?? stage.title}
          aria-invalid={problem !== "" ? "true" : undefined}
          aria-describedby={problem !== "" ? `${id}-problem` : undefined}
          onInput={(event) => type({ title: event.currentTarget.value })}
          onChange={() => void store()}
        />
        <label class="visually-hidden" for={`${id}-minutes`}>
          {t("Minutes for {stage}", { stage: stage.title })}
        </label>
        <input
          id={`${id}-minutes`}
          class="input stage-edit__minutes"
          type="number"
          min={1}
          max={43_200}
          value={typed.minutes ?? stage.minutes}
          onInput={(event) => type({ minutes: event.currentTarget.value })}
          onChange={() => void store()}
        />
      </div>
      {problem !== "" && (
        <p class="field__error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <div class="stage-edit__buttons">
        <Press class="button button--small" aria-disabled={place === 0} aria-label={t("Move {stage} up", { stage: stage.title })} onPress={() => (place > 0 ? move(before(-2)) : undefined)}>
          ↑
        </Press>
        <Press
          class="button button--small"
          aria-disabled={place === stages.length - 1}
          aria-label={t("Move {stage} down", { stage: stage.title })}
          onPress={() => (place < stages.length - 1 ? move(before(1)) : undefined)}
        >
          ↓
        </Press>
        {!stage.opened && stages.length > 1 && (
          <Press class="button button--small button--quiet" aria-label={t("Remove {stage}", { stage: stage.title })} onPress={remove}>
            <Close />
          </Press>
        )}
        {(stage.kind === "gather" || stage.kind === "draft") && (
          <button type="button" class="button button--small stage-edit__questions" onClick={() => setAsking(true)}>
            {tn("{n} question", "{n} questions", Object.keys(stage.prompts).length)}
          </button>
        )}
      </div>
      <Questions stage={stage} open={asking} close={() => setAsking(false)} />
    </li>
  );
}
