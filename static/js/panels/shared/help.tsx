/** Help where people stop: a question, and its answer one tap away, in its place. It pushes what
 * follows down and never lies over anything. Escape closes it and leaves the focus at the question. */
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Topic } from "./help-topics";

export function Help({ topics, class: kind = "" }: { topics: readonly Topic[]; class?: string }) {
  const [open, setOpen] = useState<string | null>(null);
  const asked = useRef<HTMLButtonElement | null>(null);
  const told = useRef<HTMLDivElement | null>(null);
  const id = useId();
  // Asked for at the edge of the window, the answer comes into it.
  useLayoutEffect(() => told.current?.scrollIntoView({ block: "nearest" }), [open]);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || open === null) return;
    // Neither a dialog around it nor a key of the desk is meant.
    event.preventDefault();
    event.stopPropagation();
    setOpen(null);
    asked.current?.focus();
  };
  return (
    <div class={`help ${kind}`.trim()} onKeyDown={close}>
      {topics.map(({ question }, place) => (
        <button
          key={question}
          type="button"
          class="help__ask"
          aria-expanded={open === question}
          aria-controls={`${id}-${place}`}
          onClick={(event) => {
            asked.current = event.currentTarget;
            setOpen(open === question ? null : question);
          }}
        >
          {question}
        </button>
      ))}
      {topics.map(({ question, answer }, place) => (
        <div key={question} ref={open === question ? told : null} id={`${id}-${place}`} class="help__answer" role="region" aria-label={question} hidden={open !== question}>
          <p>{answer}</p>
        </div>
      ))}
    </div>
  );
}
