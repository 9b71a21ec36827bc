/** Owner, review date and one promotion action: stored as each field is left. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import type { ProcedureView } from "../../wire";
import { usePart, useRoom } from "../shared/session";
import { PROCEDURE } from "./procedure";

const NOTHING: ProcedureView = { owner: "", review_on: "", promotion: "", promotion_owner: "", promotion_on: "", head_count: 0 };

/** Dates that lie ahead, as a rule. */
const DAYS = ["review_on", "promotion_on"] as const;

/** Whether a day (ISO) was before today, by the calendar of this place. */
function past(day: string, clock: { now(): number }): boolean {
  const now = new Date(clock.now());
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  return day !== "" && day < today;
}

type Problem = { field: string | null; text: string } | null;

export function ProcedureForm() {
  const { outbox, drafts, news, clock, store: seen } = useRoom();
  const stored = usePart((view) => view?.procedure) ?? NOTHING;
  const present = usePart((_view, _mine, live) => live.present ?? 0);
  const cell = drafts.cell<ProcedureView | null>(PROCEDURE, null);
  const draft = cell.value;
  const [problem, setProblem] = useState<Problem>(null);
  const form = draft ?? stored;
  const change = (to: Partial<ProcedureView>): void => {
    setProblem(null);
    drafts.set(PROCEDURE, { ...(cell.peek() ?? stored), ...to });
  };
  const kept = useRef<{ typed: ProcedureView; version: number } | null>(null);
  // The answer may come before the view that shows it: until then the draft stands, else the next
  // field would be stored together with what these fields held before. Whoever typed on meanwhile
  // keeps that: it is stored when they leave its field.
  const forget = (): void => {
    if (kept.current === null || (seen.version.peek() ?? -1) < kept.current.version) return;
    if (cell.peek() === kept.current.typed) drafts.clear(PROCEDURE);
    kept.current = null;
  };
  useEffect(() => seen.version.subscribe(forget), [seen]);
  const store = async (): Promise<void> => {
    const typed = cell.peek();
    if (typed === null) return;
    const doubtful = DAYS.some((field) => typed[field] !== stored[field] && past(typed[field], clock));
    const ack = await outbox.send("set_procedure", typed, { momentary: true });
    if (ack.ok) kept.current = { typed, version: ack.version };
    forget();
    if (!ack.ok) setProblem({ field: ack.field, text: ack.message });
    news.say(ack.ok ? [t("Stored."), doubtful && isPast()].filter(Boolean).join(" ") : ack.message, "procedure");
  };
  const error = (field: keyof ProcedureView): string => (problem?.field === field ? problem.text : "");
  // Nothing is refused: what was done on that day may be recorded. Said once the whole date is there.
  const doubt = (field: (typeof DAYS)[number]): { hint?: string } =>
    form[field] === stored[field] && past(stored[field], clock) ? { hint: isPast() } : {};
  const filled = JSON.stringify(stored) !== JSON.stringify(NOTHING);
  return (
    <form class="stack" onSubmit={(event) => (event.preventDefault(), void store())}>
      <div class="plan plan--top">
        <TextField name={t("Who looks after these words")} value={form.owner} error={error("owner")} change={(owner) => change({ owner })} store={store} />
        <TextField name={t("When they are read again")} type="date" {...doubt("review_on")} value={form.review_on} error={error("review_on")} change={(review_on) => change({ review_on })} store={store} />
        <TextField
          name={t("How others hear of them first")}
          hint={t("One action is enough: read them out, hang them up, send them round.")}
          wide
          value={form.promotion}
          error={error("promotion")}
          change={(promotion) => change({ promotion })}
          store={store}
        />
        <TextField name={t("Who does it")} value={form.promotion_owner} error={error("promotion_owner")} change={(promotion_owner) => change({ promotion_owner })} store={store} />
        <TextField name={t("By when")} type="date" {...doubt("promotion_on")} value={form.promotion_on} error={error("promotion_on")} change={(promotion_on) => change({ promotion_on })} store={store} />
        <TextField
          name={t("Heads in the room")}
          hint={t("Your own count. Devices at this moment: {n}.", { n: present })}
          type="number"
          value={form.head_count === 0 ? "" : String(form.head_count)}
          error={error("head_count")}
          change={(text) => change({ head_count: Math.max(0, Math.round(Number(text)) || 0) })}
          store={store}
        />
      </div>
      <p class="procedure__fate">
        {problem !== null && problem.field === null && <span class="fate fate--refused">{problem.text}</span>}
        {problem === null && draft !== null && <span class="fate fate--waiting">{t("Stored when you leave the field")}</span>}
        {problem === null && draft === null && filled && <span class="fate fate--stored">{t("Stored")}</span>}
      </p>
    </form>
  );
}

function isPast(): string {
  return t("This day is past. Is the date right?");
}

interface TextFieldProps {
  name: string;
  hint?: string;
  type?: "text" | "date" | "number";
  wide?: boolean;
  value: string;
  error: string;
  change(text: string): void;
  store(): Promise<void>;
}

function TextField({ name, hint, type = "text", wide = false, value, error, change, store }: TextFieldProps) {
  const id = useId();
  const told = [hint !== undefined && `${id}-hint`, error !== "" && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={`field ${wide ? "plan__wide" : ""}`.trim()}>
      <label class="field__label field__label--small" for={id}>
        {name}
      </label>
      {error !== "" && (
        <p class="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        class="input"
        // The types know each kind of input by itself; this one is of three.
        {...({ type } as { type: "text" })}
        dir="auto"
        min={type === "number" ? 0 : undefined}
        value={value}
        aria-invalid={error !== "" ? "true" : undefined}
        aria-describedby={told || undefined}
        onInput={(event) => change(event.currentTarget.value)}
        onBlur={() => void store()}
      />
      {hint !== undefined && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
