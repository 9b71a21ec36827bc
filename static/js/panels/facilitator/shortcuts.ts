/** Single keys for the facilitator. They rest while anything is typed or asked, and can be switched
 * off, since speech input types letters too (WCAG 2.1.4). */
import { useLayoutEffect, useRef } from "preact/hooks";
import { useDraft } from "../../core/drafts";
import { t } from "../../core/i18n";
import type { KeyHelp } from "../shared/keys-help";
import { useRoom } from "../shared/session";
import { useAct } from "./act";
import type { Act } from "./act";
import { useDesk } from "./desk";
import { turnLookUp } from "./look_up";
import { movedBack } from "./moving";
import { useNext } from "./next";

/** All of them before the start, for whoever wants to know them; once it is `over`, those that still do something. */
export function shortcuts(over: boolean): KeyHelp[] {
  const leading: KeyHelp[] = [
    { keys: ["U"], name: t("Undo the last move") },
    { keys: ["P"], name: t("Pause the timer, or start it again") },
    { keys: ["+"], name: t("One minute more") },
    { keys: ["−"], name: t("One minute less") },
    { keys: ["L"], name: t("Look up, or end it") },
    { keys: ["J"], name: t("How people join") },
  ];
  return [{ keys: ["N"], name: t("Do the next step") }, ...(over ? [] : leading), { keys: ["?"], name: t("This help") }];
}

export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const [on, set] = useDraft<boolean>("shortcuts", true);
  return [on, set];
}

export function useShortcuts(): void {
  const { store } = useRoom();
  const desk = useDesk();
  const act = useAct();
  const next = useNext();
  const [on] = useShortcutsOn();
  const now = useRef<(key: string) => boolean>(() => false);
  now.current = (key) => {
    if (key === "n") return done(next.press());
    if (key === "?") return done((desk.dialog.value = "help"));
    const view = store.view.peek();
    if (key === "j" && view?.status !== "finished") return done((desk.dialog.value = "join"));
    if (view?.status !== "live") return false;
    if (key === "l") return done(turnLookUp(act, view));
    if (key === "u" && view.undo_to !== "") return done(act({ command: "undo_move", data: {} }, movedBack(view)));
    return turnTimer(act, key, view.timer?.ends_at);
  };
  useLayoutEffect(() => {
    if (!on) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isBusy(event.target)) return;
      if (now.current(event.key.toLowerCase())) event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [on]);
}

function done(_started: unknown): true {
  return true;
}

function turnTimer(act: Act, key: string, endsAt: number | undefined): boolean {
  if (endsAt === undefined) return false;
  if (key === "p") return done(act({ command: endsAt === 0 ? "start_timer" : "pause_timer", data: {} }));
  if (key === "+") return done(act({ command: "add_minutes", data: { minutes: 1 } }));
  if (key === "-" || key === "−") return done(act({ command: "add_minutes", data: { minutes: -1 } }));
  return false;
}

/** Somebody types there, chooses there, or is being asked something. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable], .desk-menu[open]") !== null;
}
