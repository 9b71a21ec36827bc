/** What to say, when to move on, what the stage is for, and what helps when it gets stuck. On a phone
 * it is one line, until it is opened. */
import { useState } from "preact/hooks";
import { cue } from "../../cues";
import type { Moment } from "../../cues";
import { t } from "../../core/i18n";
import { browserStorage, Shelf } from "../../core/storage";
import type { StageKind } from "../../wire";
import { Help } from "../shared/help";
import { stagePurpose } from "../shared/help-topics";
import { usePart } from "../shared/session";
import { groupsShown, momentOf } from "./moment";
import { currentStage } from "./stages";

/** Whether it is open on this device, in whatever workshop. */
function useOpen(): [boolean, (open: boolean) => void] {
  const [shelf] = useState(() => new Shelf(browserStorage(), "desk", "device"));
  const [open, setOpen] = useState(() => shelf.get<{ open: boolean }>("cue")?.open === true);
  const turn = (to: boolean): void => {
    const kept = { open: to, at: Date.now() };
    shelf.set("cue", kept);
    setOpen(to);
  };
  return [open, turn];
}

export function CueCard() {
  const moment = usePart((view) => (view === null ? "lobby" : momentOf(view)));
  const kind = usePart((view) => (view?.status === "live" && view.look_up === undefined ? currentStage(view)?.kind : undefined));
  const groups = usePart((view) => view === null || groupsShown(view));
  const [open, turn] = useOpen();
  return <Cue key={moment} moment={moment} groups={groups} kind={kind} open={open} turn={turn} />;
}

interface CueProps {
  moment: Moment;
  groups: boolean;
  kind: StageKind | undefined;
  open: boolean;
  turn(open: boolean): void;
}

function Cue({ moment, groups, kind, open, turn }: CueProps) {
  const { say, sign, rescue } = cue(moment, groups);
  const stuck = { question: t("If it gets stuck"), answer: rescue };
  return (
    <section class={`say say--cue ${open ? "" : "say--folded"}`.trim()} aria-label={t("Your cue")}>
      <p class="say__line">
        <strong>{t("Say:")}</strong> {t("“{words}”", { words: say })} <span class="say__sign">{sign}</span>
      </p>
      <button type="button" class="say__turn" aria-expanded={open} aria-label={t("The whole line, and what helps")} onClick={() => turn(!open)} />
      <Help class="say__help" topics={kind === undefined ? [stuck] : [stuck, stagePurpose(kind)]} />
    </section>
  );
}
