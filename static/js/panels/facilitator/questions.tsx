/** The questions of a stage: reworded at any time, removed as long as nobody has answered. What is typed is
 * a draft until it is stored, whatever closes the dialog. */
import { useState } from "preact/hooks";
import { Dialog } from "../../core/dialog";
import { useDraft } from "../../core/drafts";
import { t } from "../../core/i18n";
import { newId } from "../../core/ids";
import type { Prompt } from "../../wire";
import { aspectName } from "../shared/labels";
import { useRoom } from "../shared/session";
import { Press } from "./act";
import { moved } from "./final_words";
import { promptsOf } from "./stages";
import type { Stage } from "./stages";

const ASPECTS = ["who", "what", "how", "where", "purpose", "objectives", "future"];
const MOST = 12;

export function Questions({ stage, open, close }: { stage: Stage; open: boolean; close(): void }) {
  return (
    <Dialog open={open} title={t("Questions of “{stage}”", { stage: stage.title })} onClose={close} class="dialog--wide">
      <QuestionsForm stage={stage} close={close} />
    </Dialog>
  );
}

function QuestionsForm({ stage, close }: { stage: Stage; close(): void }) {
  const { outbox } = useRoom();
  const [typed, keep, drop] = useDraft<Prompt[] | null>(`questions:${stage.id}`, null);
  // As they were stored when this device began: what was stored since would be written over unseen.
  const [begun, begin, leave] = useDraft(`questions-before:${stage.id}`);
  const stored = JSON.stringify(promptsOf(stage));
  const others = typed !== null && begun !== "" && begun !== stored;
  const prompts = typed ?? promptsOf(stage);
  const setPrompts = (to: Prompt[]): void => {
    if (typed === null) begin(stored);
    keep(to);
  };
  const forget = (): void => (drop(), leave());
  const [problem, setProblem] = useState("");
  const change = (place: number, to: Partial<Prompt>): void =>
    setPrompts(prompts.map((prompt, at) => (at === place ? { ...prompt, ...to } : prompt)));
  const add = (): void => setPrompts([...prompts, { id: newId(), aspect: "what", text: "" }]);
  const save = async (): Promise<void> => {
    const kept = prompts.map((prompt) => ({ ...prompt, text: prompt.text.trim() }));
    const data = { stage: stage.id, title: stage.title, minutes: stage.minutes, prompts: kept };
    const ack = await outbox.send("change_stage", data, { momentary: true });
    setProblem(ack.ok ? "" : ack.message);
    if (!ack.ok) return;
    forget();
    close();
  };
  return (
    <>
      <p class="dialog__text">{t("People see one question at a time. Short and open ones bring the most ideas.")}</p>
      {problem !== "" && (
        <p class="field__error" role="alert">
          {problem}
        </p>
      )}
      {others && <p class="notice notice--next">{t("The questions were changed after you began. Store yours to replace them, or drop your changes to see them.")}</p>}
      <ol class="questions">
        {prompts.map((prompt, place) => (
          <li key={prompt.id} class="questions__row">
            <label class="field questions__aspect">
              <span class="field__label field__label--small">{t("About")}</span>
              <select class="input" value={prompt.aspect} onChange={(event) => change(place, { aspect: event.currentTarget.value })}>
                {[...new Set([...ASPECTS, prompt.aspect])].map((aspect) => (
                  <option key={aspect} value={aspect}>
                    {aspectName(aspect)}
                  </option>
                ))}
              </select>
            </label>
            <label class="field">
              <span class="field__label field__label--small">{t("Question {n}", { n: place + 1 })}</span>
              <textarea class="input" rows={2} dir="auto" value={prompt.text} onInput={(event) => change(place, { text: event.currentTarget.value })} />
            </label>
            <div class="questions__buttons">
              <button type="button" class="button button--small" aria-disabled={place === 0} aria-label={t("Move question {n} up", { n: place + 1 })} onClick={() => place > 0 && setPrompts(moved(prompts, place, place - 1))}>
                ↑
              </button>
              <button
                type="button"
                class="button button--small"
                aria-disabled={place === prompts.length - 1}
                aria-label={t("Move question {n} down", { n: place + 1 })}
                onClick={() => place < prompts.length - 1 && setPrompts(moved(prompts, place, place + 1))}
              >
                ↓
              </button>
              <button type="button" class="button button--small button--quiet" aria-label={t("Remove question {n}", { n: place + 1 })} onClick={() => setPrompts(prompts.filter((_, at) => at !== place))}>
                {t("Remove")}
              </button>
            </div>
          </li>
        ))}
      </ol>
      {prompts.length < MOST && (
        <button type="button" class="button questions__add" onClick={add}>
          {t("Add a question")}
        </button>
      )}
      {typed !== null && (
        <p>
          <button type="button" class="link-button" onClick={forget}>
            {t("Drop my changes")}
          </button>
        </p>
      )}
      <div class="dialog__actions">
        <button type="button" class="button" onClick={close}>
          {t("Back")}
        </button>
        <Press class="button button--next" onPress={save}>
          {t("Store the questions")}
        </Press>
      </div>
    </>
  );
}
