/** The decision rule is not met: the ways on, and none of them is a failure. */
import { useId, useRef, useState } from "preact/hooks";
import { useAsk } from "../../core/dialog";
import { useDraft } from "../../core/drafts";
import { t } from "../../core/i18n";
import { pressedAt } from "../../core/pressed";
import type { FinalView } from "../../wire";
import { useRoom } from "../shared/session";
import { Press, useAct } from "./act";
import { ChooseOne } from "./choose";
import { useDesk } from "./desk";
import { moved } from "./moving";
import { REST_MS } from "./next";
import { sureOfNewVote } from "./round_box";
import { roundData } from "./round_plan";
import { runnerUp, stageBefore } from "./stages";
import type { StageProps } from "./stage_panel";
import { useView } from "./use_view";

export function WaysOn({ stage, final }: StageProps & { final: FinalView }) {
  const { dialogs, store } = useRoom();
  const view = useView();
  const desk = useDesk();
  const act = useAct();
  const ask = useAsk();
  const part = stage.part;
  const word = stageBefore(view, stage.order, "word", part);
  const second = runnerUp(view, part);
  const recorded = final.not_yet?.version === final.version;

  const askAgain = async (): Promise<void> => {
    if (!(await sureOfNewVote(dialogs))) return;
    await act(
      { command: "open_round", data: roundData(view, stage, desk.plan(stage.id).peek(), store.live.peek().present ?? 0) },
      { said: t("The vote is open.") },
    );
  };
  const override = (): Promise<void> =>
    ask(
      {
        title: t("Adopt it all the same?"),
        text: t("The record and the document say that the rule was not met, that you adopted the text, and why."),
        label: t("Why"),
        yes: t("Adopt all the same"),
        danger: true,
        required: true,
        most: 500,
        keep: `adopt:${part}`,
      },
      (reason) => act({ command: "adopt_text", data: { part, reason } }, { said: t("The text is adopted.") }),
    );
  return (
    <section class="card card--ways stack" id="to-choose" tabIndex={-1} aria-labelledby="to-choose-title">
      <h2 class="section-title" id="to-choose-title">
        {recorded ? t("Another way on") : t("Choose a way on")}
      </h2>
      <ul class="ways">
        {word !== undefined && (
          <Way name={t("Change the words and ask again")} why={t("When a word stands in the way. Ask those at the low end which one.")}>
            <Press onPress={() => act({ command: "open_stage", data: { stage: word.id } }, moved(view, word.id))}>{t("To the final words")}</Press>
          </Way>
        )}
        <Way name={t("Ask again on these words")} why={t("When people have talked it over and may see it in another light.")}>
          <Press onPress={askAgain}>{t("Open a new vote")}</Press>
        </Way>
        {second !== undefined && (
          <Way name={t("Take the runner-up: candidate {number}", { number: second.number })} why={t("It becomes the next version, and the room is asked about it.")}>
            <ChooseOne candidate={second} how="runner_up" name={t("Take it")} button="button" />
          </Way>
        )}
        <NotYet part={part} />
        <Way name={t("Adopt it all the same")} why={t("Only with a reason that everybody may read.")}>
          <Press class="button button--quiet" onPress={override}>
            {t("Adopt with a reason")}
          </Press>
        </Way>
      </ul>
    </section>
  );
}

function Way({ name, why, children }: { name: string; why: string; children: preact.ComponentChildren }) {
  return (
    <li class="ways__item">
      <div>
        <p class="strong">{name}</p>
        <p class="quiet">{why}</p>
      </div>
      {children}
    </li>
  );
}

const EMPTY = { obstacle: "", who: "", by_when: "" };

/** "Not yet agreed" is a result: what stands in the way, who carries on, and by when. */
function NotYet({ part }: { part: string }) {
  const { outbox, toasts } = useRoom();
  const [form, setForm, clearForm] = useDraft(`not-yet:${part}`, EMPTY);
  const [problem, setProblem] = useState<{ field: string | null; text: string }>({ field: null, text: "" });
  const id = useId();
  const now = useRef({ form, sending: false, doneAt: -Infinity });
  now.current.form = form;
  const record = async (event: Event): Promise<void> => {
    event.preventDefault();
    // The second press of a double one records nothing more, and finds no fault.
    if (now.current.sending || (form.obstacle.trim() === "" && pressedAt() - now.current.doneAt < REST_MS)) return;
    now.current.sending = true;
    const ack = await outbox.send("record_not_yet", { part, ...form }, { momentary: true });
    now.current.sending = false;
    if (!ack.ok) return setProblem({ field: ack.field, text: ack.message });
    now.current.doneAt = performance.now();
    // Whoever typed on meanwhile keeps that.
    if (now.current.form === form) clearForm();
    toasts.show({ text: t("Recorded: not yet agreed.") });
  };
  const error = (field: string): string => (problem.field === field ? problem.text : "");
  const change = (to: Partial<typeof EMPTY>): void => {
    setProblem({ field: null, text: "" });
    setForm({ ...form, ...to });
  };
  return (
    <li class="ways__item ways__item--form">
      <details class="disclosure">
        <summary class="disclosure__summary ways__summary">
          <span>
            <span class="strong">{t("Record “not yet agreed”")}</span>
            <span class="quiet">{t("When time is up. It says what stands in the way, and who carries on.")}</span>
          </span>
        </summary>
        <form class="stack" onSubmit={(event) => void record(event)}>
          <div class="field">
            <label class="field__label field__label--small" for={`${id}-obstacle`}>
              {t("What stands in the way")}
            </label>
            {error("obstacle") !== "" && <p class="field__error" id={`${id}-error`}>{error("obstacle")}</p>}
            <textarea
              id={`${id}-obstacle`}
              class="input"
              rows={2}
              dir="auto"
              value={form.obstacle}
              aria-invalid={error("obstacle") !== "" ? "true" : undefined}
              aria-describedby={error("obstacle") !== "" ? `${id}-error` : undefined}
              onInput={(event) => change({ obstacle: event.currentTarget.value })}
            />
          </div>
          <div class="plan">
            <label class="field">
              <span class="field__label field__label--small">{t("Who carries on")}</span>
              <input class="input" dir="auto" value={form.who} onInput={(event) => change({ who: event.currentTarget.value })} />
            </label>
            <label class="field">
              <span class="field__label field__label--small">{t("By when")}</span>
              <input class="input" type="date" value={form.by_when} onInput={(event) => change({ by_when: event.currentTarget.value })} />
            </label>
          </div>
          {problem.text !== "" && problem.field !== "obstacle" && <p class="field__error">{problem.text}</p>}
          <p>
            <button type="submit" class="button">
              {t("Record it")}
            </button>
          </p>
        </form>
      </details>
    </li>
  );
}
