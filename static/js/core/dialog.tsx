/** Modal questions on the browser's own <dialog>: it keeps the focus in and gives it back. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useContext, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { StatusRegion } from "./announce";
import { SessionContext, useSession } from "./context";
import { t } from "./i18n";
import { lettersLeft } from "./letters";

export interface DialogProps {
  open: boolean;
  title: string;
  /** Escape, and whatever else the browser takes for leaving. */
  onClose(): void;
  class?: string;
  children?: ComponentChildren;
}

/** A modal dialog. A click beside it does not close it: on a phone that is an accident. */
export function Dialog({ open, title, onClose, class: kind = "", children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const name = useId();
  // The replay has no session, and no news.
  const session = useContext(SessionContext);
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  const cancel = (event: Event): void => {
    // Our state decides, so that the two cannot differ.
    event.preventDefault();
    onClose();
  };
  // Told a moment after it closed: by then the next question may stand here, which nobody has left.
  const closed = (): void => {
    if (open && element.current?.open === false) onClose();
  };
  return (
    <dialog ref={element} class={`dialog ${kind}`.trim()} aria-labelledby={name} onCancel={cancel} onClose={closed}>
      {open && (
        <>
          <h2 class="dialog__title" id={name}>
            {title}
          </h2>
          {children}
          {session !== null && <StatusRegion fresh />}
        </>
      )}
    </dialog>
  );
}

interface Wording {
  title: string;
  /** The words that it is about, where several stand in a list that may have moved under the finger. */
  quote?: string;
  /** What will happen, and whether it can be undone. */
  text: string;
  /** The verb on the button: "Close the vote", never "OK". */
  yes: string;
  no?: string;
  danger?: boolean;
}

interface Asking extends Wording {
  /** Names the field. */
  label: string;
  /** Said beside the name: nothing need be written. */
  optional?: boolean;
  initial?: string;
  required?: boolean;
  /** Characters; 200 unless told. Nothing is cut off: what is too long is not taken, and said. */
  most?: number;
  /** Under this name a draft keeps what is typed, whatever closes the dialog: see `useAsk`. */
  keep?: string;
}

interface Question extends Wording {
  /** Tells it from the one before it, whose text and focus are not its own. */
  key: number;
  field: (Omit<Asking, keyof Wording> & { initial: string; most: number }) | null;
  answer(text: string | null): void;
}

export class Dialogs {
  private asked = 0;
  private readonly queue = signal<readonly Question[]>([]);

  readonly current: ReadonlySignal<readonly Question[]> = this.queue;

  /** True if the person pressed `yes`. */
  confirm(wording: Wording): Promise<boolean> {
    return this.put(wording, null).then((answer) => answer !== null);
  }

  /** What the person typed, trimmed; null if they went back. */
  ask({ label, optional = false, initial = "", required = false, most = 200, keep = "", ...wording }: Asking): Promise<string | null> {
    return this.put(wording, { label, optional, initial, required, most, keep });
  }

  answer(text: string | null): void {
    const [first, ...rest] = this.queue.peek();
    this.queue.value = rest;
    first?.answer(text);
  }

  private put(wording: Wording, field: Question["field"]): Promise<string | null> {
    return new Promise((answer) => {
      this.queue.value = [...this.queue.peek(), { ...wording, key: ++this.asked, field, answer }];
    });
  }
}

/** Before a draft's name, of what is typed in a question. */
const ASKED = "ask:";

/** Ask, and do something with the answer: until that is done, the words wait in the question. Going back,
 * a reload or a line that broke loses none of them. */
export function useAsk(): (asking: Asking & { keep: string }, then: (text: string) => Promise<boolean>) => Promise<void> {
  const { dialogs, drafts } = useSession();
  return async (asking, then) => {
    const text = await dialogs.ask(asking);
    if (text !== null && (await then(text))) drafts.clear(ASKED + asking.keep);
  };
}

/** Once in each face: shows the question that `dialogs` holds. */
export function DialogHost() {
  const { dialogs } = useSession();
  const question = dialogs.current.value[0];
  return (
    <Dialog open={question !== undefined} title={question?.title ?? ""} onClose={() => dialogs.answer(null)}>
      {question !== undefined && <QuestionForm key={question.key} question={question} answer={(text) => dialogs.answer(text)} />}
    </Dialog>
  );
}

function QuestionForm({ question, answer }: { question: Question; answer(text: string | null): void }) {
  const { field } = question;
  const { drafts, news } = useSession();
  const [typed, type] = useState(field?.initial ?? "");
  const kept = field?.keep ? ASKED + field.keep : "";
  const text = kept === "" ? typed : drafts.cell(kept, field?.initial ?? "").value;
  const setText = (to: string): void => (kept === "" ? type(to) : drafts.set(kept, to));
  const count = lettersLeft(text, field?.most ?? Infinity);
  const name = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Before the page is painted, so that it takes nobody's focus who is quick. Where the dialog
    // is not open yet, showModal() finds the same ones. Never the answer: what cannot be taken
    // back must not hang on a second press of Enter.
    (area.current ?? back.current)?.focus();
  }, []);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!count.over && (text.trim() !== "" || !field?.required)) return answer(text.trim());
    if (count.over) news.reply(count.said);
    area.current?.focus();
  };
  return (
    <form class="stack" onSubmit={submit}>
      {question.quote !== undefined && <p dir="auto">{t("“{text}”", { text: question.quote })}</p>}
      <p class="dialog__text">{question.text}</p>
      {field !== null && (
        <div class="field">
          <label class="field__label" for={name}>
            {field.label} {field.optional && <span class="field__optional">{t("(optional)")}</span>}
          </label>
          <textarea
            ref={area}
            id={name}
            class="input input--area"
            dir="auto"
            value={text}
            required={field.required}
            aria-invalid={count.over ? "true" : undefined}
            aria-describedby={count.said === "" ? undefined : `${name}-count`}
            autofocus
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {count.said !== "" && (
            <p class="field__foot" id={`${name}-count`}>
              <span class={`counter ${count.over ? "counter--over" : ""}`.trim()}>{count.said}</span>
            </p>
          )}
        </div>
      )}
      <div class="dialog__actions">
        <button ref={back} type="button" class="button button--quiet" onClick={() => answer(null)}>
          {question.no ?? t("Back")}
        </button>
        <button type="submit" class={question.danger ? "button button--danger" : "button button--next"}>
          {question.yes}
        </button>
      </div>
    </form>
  );
}
