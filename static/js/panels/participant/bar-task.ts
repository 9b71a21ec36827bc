/** What somebody does in a field further down is told to the bar: its amber button does that, unless
 * something stands in the field that the bar is for. */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import { pressedAt } from "../../core/pressed";
import { REST_MS } from "./use-words";

interface Task {
  key: string;
  /** On the bar's button. */
  label: string;
  send(): void;
}

interface Told {
  /** What is under way, the newest last: the bar takes that. */
  tasks: Signal<readonly Task[]>;
  /** Whether the bar has its own field to send. */
  own: Signal<boolean>;
}

/** Around the fields that tell the bar. */
export const BarTasks = createContext<Told | null>(null);

interface Bar {
  told: Told;
  /** What the amber button says, and does. */
  label: string;
  /** Whether that is something else than to send its own field. */
  elsewhere: boolean;
  press(): void;
}

/** The amber button of a field that holds `text`: it sends that, or else does what was begun last. */
export function useBar(text: string, label: string, send: () => void): Bar {
  const [told] = useState<Told>(() => ({ tasks: signal([]), own: signal(false) }));
  const last = useRef({ key: "", at: -Infinity });
  const own = text.trim() !== "";
  useLayoutEffect(() => void (told.own.value = own), [told, own]);
  const task = own ? undefined : told.tasks.value[told.tasks.value.length - 1];
  const press = (): void => {
    const [key, at] = [task?.key ?? "", pressedAt()];
    // The second press of a double one is for nothing else than the first.
    if (key !== last.current.key && at - last.current.at < REST_MS) return;
    last.current = { key, at };
    (task?.send ?? send)();
  };
  return { told, label: task?.label ?? label, elsewhere: task !== undefined, press };
}

/** Something is under way while `on`. Whether the bar's button does it: then it needs none of its own. */
export function useBarTask(key: string, label: string, on: boolean, send: () => void): boolean {
  const told = useContext(BarTasks);
  const latest = useRef(send);
  latest.current = send;
  useLayoutEffect(() => {
    if (!on || told === null) return undefined;
    const { tasks } = told;
    tasks.value = [...tasks.peek(), { key, label, send: () => latest.current() }];
    return () => void (tasks.value = tasks.peek().filter((task) => task.key !== key));
  }, [on, told, key, label]);
  return told !== null && !told.own.value && told.tasks.value[told.tasks.value.length - 1]?.key === key;
}
