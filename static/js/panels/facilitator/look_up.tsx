/** Look up: all phones go quiet and show the one item that the room is talking about. */
import { t } from "../../core/i18n";
import type { LookUpView, View } from "../../wire";
import { partName } from "../shared/labels";
import { usePart } from "../shared/session";
import { Press, useAct } from "./act";
import type { Act } from "./act";

type Item = Pick<LookUpView, "over" | "item">;

/** What the toast about quiet phones is about. */
export const LOOK_UP = "look_up";

const EYES_UP: Item = { over: "", item: "" };

function startLookUp(act: Act, item: Item = EYES_UP): Promise<boolean> {
  return act(
    { command: "start_look_up", data: item },
    { said: t("All phones are quiet."), undo: () => ({ command: "end_look_up", data: {} }), undone: t("The phones are back."), about: LOOK_UP },
  );
}

export function turnLookUp(act: Act, view: View): Promise<boolean> {
  return view.look_up === undefined ? startLookUp(act) : act({ command: "end_look_up", data: {} });
}

/** In the bar: phones down, whatever is being done. */
export function LookUpButton() {
  const act = useAct();
  const live = usePart((view) => view?.status === "live");
  const on = usePart((view) => view?.look_up !== undefined);
  if (!live) return null;
  return (
    <Press
      class="button desk__look-up"
      aria-pressed={on}
      aria-keyshortcuts="l"
      onPress={() => (on ? act({ command: "end_look_up", data: {} }) : startLookUp(act))}
    >
      {t("Look up")}
    </Press>
  );
}

/** Beside an idea, a candidate or the final words: show just this on all phones. */
export function LookUpAt({ over, item }: Item) {
  const act = useAct();
  const on = usePart((view) => view?.look_up?.over === over && view.look_up.item === item);
  const live = usePart((view) => view?.status === "live");
  if (!live) return null;
  return (
    <Press class="link-button" onPress={() => (on ? act({ command: "end_look_up", data: {} }) : startLookUp(act, { over, item }))}>
      {on ? t("End look up") : t("Look up")}
    </Press>
  );
}

/** While it lasts, the middle says what everybody sees. */
export function LookUpBar() {
  const look = usePart((view) => view?.look_up);
  const name = usePart((view) => itemName(view, look));
  if (look === undefined) return null;
  return (
    <p class="notice notice--next">
      {look.over === "" ? t("All phones are quiet and say: look up.") : t("All phones are quiet and show this: {item}", { item: name })}
    </p>
  );
}

function itemName(view: View | null, look: LookUpView | undefined): string {
  if (view === null || look === undefined) return "";
  if (look.over === "idea") return `“${view.ideas[look.item]?.text ?? ""}”`;
  if (look.over === "candidate") return t("Candidate {number}", { number: view.candidates[look.item]?.number ?? "" });
  return partName(look.item);
}
