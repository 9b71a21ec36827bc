/** Writing something and sending it: a draft that becomes a command, and comes back if it is refused. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Ack, Refusal } from "./acks";
import { useSession } from "./context";
import type { CommandData, CommandKind } from "../wire";
import type { SendOptions } from "./outbox";

export interface Composer<T> {
  value: T;
  set(value: T): void;
  clear(): void;
  /** Why the last one was refused; null once the person goes on writing. */
  problem: Refusal | null;
  /** Send what stands here. The field is free at once: `pending` shows what is on its way. */
  send<Kind extends CommandKind>(
    kind: Kind,
    data: CommandData[Kind],
    options: SendOptions & { text: string },
  ): Promise<Ack>;
}

export function useComposer<T>(key: string, initial: T): Composer<T> {
  const { drafts, outbox } = useSession();
  const problem = useSignal<Refusal | null>(null);
  const cell = drafts.cell(key, initial);
  const here = useRef(true);
  useEffect(() => () => void (here.current = false), []);
  return {
    value: cell.value,
    problem: problem.value,
    set(value) {
      problem.value = null;
      drafts.set(key, value);
    },
    clear: () => drafts.clear(key),
    async send(kind, data, options) {
      const written = cell.peek();
      let id = "";
      const answer = new Promise<Ack>((answered) => (id = outbox.enqueue(kind, data, options, answered)));
      // Only now, when the outbox keeps it, does it leave the draft: at no moment is it nowhere.
      drafts.clear(key);
      const ack = await answer;
      // Who is already writing the next one keeps it, and whose field has gone would not see it there:
      // then the refused one waits among the pending, with the reason. One that a newer one replaced
      // is not given back: the newer one is.
      const last = outbox.pending.peek().some((entry) => entry.id === id);
      if (!ack.ok && last && here.current && JSON.stringify(cell.peek()) === JSON.stringify(initial)) {
        drafts.set(key, written);
        outbox.dismiss(id);
        problem.value = ack;
      }
      return ack;
    },
  };
}
