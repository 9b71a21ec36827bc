/** News for readers: thresholds, never ticks. */
import { useEffect, useRef } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { usePart, useRoom } from "../shared/session";

export function Announcements() {
  const { news } = useRoom();
  const hands = usePart((view) => view?.counts.hands ?? 0);
  const all = usePart((_view, _mine, live) => live.turnout !== undefined && live.turnout.cast > 0 && live.turnout.cast >= (live.present ?? 0));
  const stage = usePart((view) => view?.agenda[view.current]?.title ?? "");
  const before = useRef({ hands, stage });
  useEffect(() => {
    if (all) news.say(t("Everybody who is here has voted."), "turnout");
  }, [all]);
  useEffect(() => {
    if (hands > before.current.hands) news.say(tn("{n} hand is raised.", "{n} hands are raised.", hands), "hands");
    if (stage !== before.current.stage) news.say(t("Now: {stage}.", { stage }), "stage");
    before.current = { hands, stage };
  }, [hands, stage]);
  return null;
}
