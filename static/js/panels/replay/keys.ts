/** The keyboard of the replay. Keys rest while something is typed or asked, and can be switched off,
 * since speech input types characters too (WCAG 2.1.4). */
import { useLayoutEffect } from "preact/hooks";
import { t } from "../../core/i18n";
import type { KeyHelp } from "../shared/keys-help";
import { useTheatre } from "./context";
import type { Theatre } from "./context";

export function keysHelp(): KeyHelp[] {
  return [
    { keys: [t("Space")], name: t("Play, or pause") },
    { keys: ["←", "→"], name: t("One step back, one step on") },
    { keys: [t("Shift ←"), t("Shift →")], name: t("The decision before, the next decision") },
    { keys: ["[", "]"], name: t("The stage before, the next stage") },
    { keys: [t("Home"), t("End")], name: t("The start, the end") },
    { keys: ["−", "+"], name: t("Slower, faster") },
    { keys: ["↑", "↓"], name: t("In what happened: the line before, the next line") },
    { keys: ["?"], name: t("This help") },
  ];
}

/** What a key does; undefined where it means nothing here. */
function deed({ player, help }: Theatre, key: string, shift: boolean): (() => void) | undefined {
  const deeds: Record<string, () => void> = {
    " ": () => player.toggle(),
    ArrowLeft: () => (shift ? player.decisionOn(-1) : player.step(-1)),
    ArrowRight: () => (shift ? player.decisionOn(1) : player.step(1)),
    "[": () => player.chapter(-1),
    "]": () => player.chapter(1),
    Home: () => player.go(0),
    End: () => player.toEnd(),
    "-": () => player.faster(-1),
    "+": () => player.faster(1),
    "?": () => void (help.value = true),
  };
  return deeds[key];
}

export function useKeys(): void {
  const theatre = useTheatre();
  // Before the page is painted: a key from then on must not be lost.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      const character = event.key.length === 1;
      if (character && (!theatre.keys.on.peek() || event.repeat)) return;
      const found = deed(theatre, event.key, event.shiftKey);
      if (found === undefined) return;
      event.preventDefault();
      found();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [theatre]);
}

/** The key belongs to what has the focus. */
function isBusy(event: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]") !== null) return true;
  const { target, key } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest("select, textarea, input:not([type=range]), [contenteditable]") !== null) return true;
  if (key === " ") return target.closest("button, a, summary") !== null;
  // A list or text that scrolls keeps the keys that scroll it.
  return (key === "Home" || key === "End") && target.closest(".replay__transcript, .table-wrap") !== null;
}
