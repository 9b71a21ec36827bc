/** News for readers: thresholds, never ticks. */
import { useEffect } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { usePart, useRoom } from "../shared/session";
import { useChange } from "../shared/use-change";
import { LOOK_UP } from "./look_up";

/** By then a move of one's own has told so itself. */
const OWN_MS = 700;

export function Announcements() {
  const { news, toasts } = useRoom();
  const hands = usePart((view) => view?.counts.hands ?? 0);
  const all = usePart((_view, _mine, live) => live.turnout !== undefined && live.turnout.cast > 0 && live.turnout.cast >= (live.taking_part ?? live.present ?? 0));
  const stage = usePart((view) => view?.agenda[view.current]?.title ?? "");
  const quiet = usePart((view) => view?.look_up !== undefined);
  useEffect(() => {
    if (all) news.say(t("Everybody who is here has voted."), "turnout");
  }, [all]);
  useChange(hands, (now, was) => {
    if (now > was) news.say(tn("{n} hand is raised.", "{n} hands are raised.", now), "hands");
  });
  useChange(quiet, (now) => !now && toasts.end(LOOK_UP));
  useChange(stage, (now) => {
    setTimeout(() => {
      const told = toasts.shown.peek().some(({ text }) => text.includes(now));
      if (!told) news.say(t("Now: {stage}.", { stage: now }), "stage");
    }, OWN_MS);
  });
  return null;
}
