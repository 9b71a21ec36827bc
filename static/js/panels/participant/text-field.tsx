/** One field for words: label, hint, what was wrong, the box, the counter. In that order, always. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Refusal } from "../../core/acks";
import { t } from "../../core/i18n";
import { useWriting } from "./use";

export interface TextFieldProps {
  label: ComponentChildren;
  value: string;
  onText(text: string): void;
  hint?: ComponentChildren;
  /** Why the last attempt was refused: shown here, beside the words it is about. */
  problem?: Refusal | null | undefined;
  /** The label is there for readers only: a heading above says the same. */
  labelHidden?: boolean;
  optional?: boolean;
  /** One line, several (default), or words of the room. */
  kind?: "line" | "area" | "statement";
  rows?: number;
  /** Characters that the server takes; the counter appears towards the end. Nothing is cut off. */
  most?: number;
  /** Ctrl and Enter. */
  onSubmit?(): void;
  onBlur?(): void;
  /** This person pressed a button that brought the field here. */
  focus?: boolean;
}

const LONGEST_TEXT = 5_000;

export function TextField(props: TextFieldProps) {
  const { label, value, onText, hint, problem, labelHidden = false, optional = false, kind = "area", rows = 3 } = props;
  const id = useId();
  const writing = useWriting();
  const field = useRef<HTMLElement | null>(null);
  // The attribute autofocus counts only while a page loads.
  useEffect(() => {
    if (props.focus) field.current?.focus();
  }, []);
  const most = props.most ?? LONGEST_TEXT;
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ");
  const box = {
    id,
    value,
    dir: "auto",
    "aria-describedby": described || undefined,
    "aria-invalid": problem ? true : undefined,
    autocomplete: "off",
    ref: (element: HTMLElement | null): void => {
      field.current = element;
    },
    onBlur: props.onBlur,
    onInput(event: Event) {
      writing();
      onText((event.currentTarget as HTMLTextAreaElement).value);
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || props.onSubmit === undefined) return;
      event.preventDefault();
      props.onSubmit();
    },
  } as const;
  return (
    <div class="field">
      <label class={labelHidden ? "visually-hidden" : "field__label"} for={id}>
        {label} {optional && <span class="field__optional">{t("(optional)")}</span>}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field__error" id={`${id}-error`} role="alert">
          {problem.message}
        </p>
      )}
      {kind === "line" ? (
        <input type="text" class="input" {...box} />
      ) : (
        <textarea class={`input input--area ${kind === "statement" ? "input--statement" : ""}`.trim()} rows={rows} {...box} />
      )}
      {value.length > most * 0.8 && (
        <p class="field__foot">
          <span class={`counter ${value.length > most ? "counter--over" : ""}`.trim()}>
            {t("{used} of {most} characters", { used: value.length, most })}
          </span>
        </p>
      )}
    </div>
  );
}
