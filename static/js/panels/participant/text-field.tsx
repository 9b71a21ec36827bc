/** One field for words: label, hint, what was wrong, the box, the counter. In that order, always. */
import { createContext } from "preact";
import type { ComponentChildren } from "preact";
import { useContext, useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Refusal } from "../../core/acks";
import { t } from "../../core/i18n";
import { lettersLeft } from "../../core/letters";
import { useRoom } from "../shared/session";
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
  /** A soft word under the box. */
  note?: string;
  /** Characters that the server takes; the counter appears towards the end. Nothing is cut off. */
  most?: number;
  /** Ctrl and Enter. */
  onSubmit?(): void;
  onBlur?(): void;
  /** This person pressed a button that brought the field here. */
  focus?: boolean;
  /** The problem comes of what this person has just pressed: they are led to the field. */
  lead?: boolean;
  /** By which `caretNow` knows it. */
  name?: string;
  /** The field stands in another place than before: here somebody was writing. */
  caret?: Caret | undefined;
}

/** Where somebody is writing at this moment. */
export interface Caret {
  name: string;
  start: number;
  end: number;
}

export function caretNow(): Caret | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLTextAreaElement) || at.name === "") return null;
  return { name: at.name, start: at.selectionStart, end: at.selectionEnd };
}

/** Where somebody was writing before the whole page changed: the first field of that name goes on there. */
export const Carried = createContext<{ current: Caret | null }>({ current: null });

const LONGEST_TEXT = 5_000;
/** Readers are told when the pen rests, not at every letter. */
const REST_MS = 1_200;

export function TextField(props: TextFieldProps) {
  const { label, value, onText, hint, problem, labelHidden = false, optional = false, kind = "area", rows = 3 } = props;
  const id = useId();
  const writing = useWriting();
  const field = useRef<HTMLElement | null>(null);
  const most = props.most ?? LONGEST_TEXT;
  const count = lettersLeft(value, most);
  const typed = useCountSaid(value, count.said);
  const carried = useContext(Carried);
  // The attribute autofocus counts only while a page loads. Before it is painted: nothing that is typed
  // from then on may go elsewhere.
  useLayoutEffect(() => {
    const came = props.name !== undefined && carried.current?.name === props.name ? carried.current : undefined;
    const caret = props.caret ?? came;
    if (came !== undefined) carried.current = null;
    if (props.focus || caret !== undefined) field.current?.focus();
    if (caret !== undefined) (field.current as HTMLTextAreaElement).setSelectionRange(caret.start, caret.end);
  }, []);
  useLayoutEffect(() => {
    if (props.lead && problem) field.current?.focus();
  }, [props.lead, problem]);
  const described = [hint && `${id}-hint`, problem && `${id}-error`, props.note && `${id}-note`].filter(Boolean).join(" ");
  const box = {
    id,
    name: props.name,
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
      typed();
      onText((event.currentTarget as HTMLTextAreaElement).value);
    },
    onKeyDown(event: KeyboardEvent) {
      // An Enter that ends a composition (Japanese, Chinese, Korean) belongs to the words, not to us.
      if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey) || props.onSubmit === undefined) return;
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
      {props.note !== undefined && props.note !== "" && (
        <p class="field__hint" id={`${id}-note`}>
          {props.note}
        </p>
      )}
      {count.said !== "" && (
        <p class="field__foot">
          <span class={`counter ${count.over ? "counter--over" : ""}`.trim()}>{count.said}</span>
        </p>
      )}
    </div>
  );
}

/** Says the count while the counter is shown, after a pause in writing. Call it at every keystroke. */
function useCountSaid(value: string, said: string): () => void {
  const { news } = useRoom();
  const own = useRef(false);
  useEffect(() => {
    if (!own.current || said === "") return undefined;
    own.current = false;
    const timer = setTimeout(() => news.reply(said, "characters"), REST_MS);
    return () => clearTimeout(timer);
  }, [value, said]);
  return () => void (own.current = true);
}
