/** One stage of the agenda while it is edited: name, minutes, place, questions. */
import { useId, useState } from "preact/hooks";
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

export function EditStage({ stage, stages }: { stage: Stage; stages: readonly Stage[] }) {
  const { outbox } = useRoom();
  const act = useAct();
  const [problem, setProblem] = useState("");
  const [asking, setAsking] = useState(false);
  const id = useId();
  const place = stages.findIndex((known) => known.id === stage.id);
  const before = (by: number): string => stages[place + by]?.id ?? "";

  // What is being typed stands until it is stored: the agenda may change meanwhile, from another device.
  const [typed, setTyped] = useState<Typed>({});
  const change = async (to: Partial<Pick<Stage, "title" | "minutes">>): Promise<void> => {
    const { title, minutes } = { ...stage, ...to };
    const ack = await outbox.send("change_stage", { stage: stage.id, title: title.trim(), minutes }, { momentary: true });
    setProblem(ack.ok ? "" : ack.message);
    if (ack.ok) setTyped({});
  };
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
          onInput={(event) => setTyped({ ...typed, title: event.currentTarget.value })}
          onChange={(event) => void change({ title: event.currentTarget.value })}
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
          onInput={(event) => setTyped({ ...typed, minutes: event.currentTarget.value })}
          onChange={(event) => void change({ minutes: Math.round(event.currentTarget.valueAsNumber) || 0 })}
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
