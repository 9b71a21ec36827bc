/** What the facilitator presses: sent as a control of the moment, told when refused, undone by a toast. */
import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import type { View } from "../../wire";
import { useRoom } from "../shared/session";
import type { Action } from "./next_step";

/** What a toast about a step of the room is about: only the newest one can be taken back. */
export const STEP = "step";

export interface Deed {
  /** What happened, as a toast. */
  said?: string;
  /** What takes it back; asked only when the facilitator wants it, of the view as it is then. A
   * sentence says why that is no longer possible. */
  undo?(view: View): Action | string | undefined;
  /** What happened when it was taken back. */
  undone?: string;
  /** How long the toast stays, and what it is about: a newer one about the same takes its place. */
  seconds?: number;
  about?: string;
}

export type Act = (action: Action, deed?: Deed) => Promise<boolean>;

/** True if it was done; a refusal is told in a toast, and nothing else happens. */
export function useAct(): Act {
  const { outbox, toasts, store } = useRoom();
  const act: Act = async ({ command, data }, { said, undo, undone, seconds, about = "" } = {}) => {
    const ack = await outbox.send(command, data, { momentary: true });
    if (!ack.ok) {
      toasts.show({ text: ack.message });
      return false;
    }
    if (said === undefined) return true;
    const back = (): void => {
      const view = store.view.peek();
      const action = view === null ? undefined : undo?.(view);
      if (typeof action === "string") toasts.show({ text: action });
      else if (action !== undefined) void act(action, undone === undefined ? {} : { said: undone, about });
    };
    const told = { text: said, about, ...(seconds !== undefined && { seconds }) };
    toasts.show(undo === undefined ? told : { ...told, action: { label: t("Undo"), run: back } });
    return true;
  };
  return act;
}

type ButtonProps = Omit<JSX.IntrinsicElements["button"], "type" | "onClick" | "class">;

export interface PressProps extends ButtonProps {
  class?: string;
  onPress(): Promise<unknown> | void;
  children: ComponentChildren;
}

/** A button that is busy while what it started is on its way, and not pressed twice. */
export function Press({ class: kind = "button", onPress, children, ...rest }: PressProps) {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const press = async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await onPress();
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return (
    <button type="button" class={kind} aria-busy={busy ? "true" : undefined} onClick={() => void press()} {...rest}>
      {children}
    </button>
  );
}
