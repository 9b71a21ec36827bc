/** A field for words that are sent as they stand: ideas, comments, answers. */
import { useRef, useState } from "preact/hooks";
import { refusal } from "../../core/acks";
import type { Refusal } from "../../core/acks";
import { useComposer } from "../../core/composer";
import { t } from "../../core/i18n";
import { pressedAt } from "../../core/pressed";
import type { CommandData } from "../../wire";

/** How long after a press another one is the second of a double one. */
export const REST_MS = 800;

/** Whether a press counts. `something` stands there: then it does, and a rest begins in which an
 * empty press does not. */
export function useRest(): (something: boolean) => boolean {
  const sentAt = useRef(-Infinity);
  return (something) => {
    const now = pressedAt();
    if (something) sentAt.current = now;
    return something || now - sentAt.current >= REST_MS;
  };
}

export interface WordsField<T> {
  value: T;
  set(value: T): void;
  clear(): void;
  problem: Refusal | null;
  /** Send them. An empty field is said here: without a connection nobody else would say it. */
  send<K extends "add_idea" | "edit_idea" | "add_comment">(kind: K, data: CommandData[K], label: string, replaces?: string): void;
}

export function useWords<T extends string | null>(key: string, initial: T): WordsField<T> {
  const draft = useComposer<T>(key, initial);
  const [empty, setEmpty] = useState(false);
  const rested = useRest();
  return {
    value: draft.value,
    set(value) {
      setEmpty(false);
      draft.set(value);
    },
    clear: draft.clear,
    problem: empty ? refusal("empty", t("Write something first."), "text") : draft.problem,
    send(kind, data, label, replaces) {
      const text = draft.value ?? "";
      const nothing = text.trim() === "";
      // The second press of a double one finds the field empty: nobody forgot to write.
      if (!rested(!nothing)) return;
      setEmpty(nothing);
      if (!nothing) void draft.send(kind, data, { label, text, ...(replaces === undefined ? {} : { replaces }) });
    },
  };
}
