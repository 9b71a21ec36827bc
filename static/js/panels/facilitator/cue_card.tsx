/** What to say, when to move on, what the stage is for, and what helps when it gets stuck. */
import { cue } from "../../cues";
import type { Moment } from "../../cues";
import { t } from "../../core/i18n";
import type { StageKind } from "../../wire";
import { Help } from "../shared/help";
import { stagePurpose } from "../shared/help-topics";
import { usePart } from "../shared/session";
import { momentOf } from "./moment";
import { currentStage } from "./stages";

export function CueCard() {
  const moment = usePart((view) => (view === null ? "lobby" : momentOf(view)));
  const kind = usePart((view) => (view?.status === "live" && view.look_up === undefined ? currentStage(view)?.kind : undefined));
  return <Cue key={moment} moment={moment} kind={kind} />;
}

function Cue({ moment, kind }: { moment: Moment; kind: StageKind | undefined }) {
  const { say, sign, rescue } = cue(moment);
  const stuck = { question: t("If it gets stuck"), answer: rescue };
  return (
    <section class="say say--cue" aria-label={t("Your cue")}>
      <p class="say__line">
        <strong>{t("Say:")}</strong> {t("“{words}”", { words: say })} <span class="say__sign">{sign}</span>
      </p>
      <Help class="say__help" topics={kind === undefined ? [stuck] : [stuck, stagePurpose(kind)]} />
    </section>
  );
}
