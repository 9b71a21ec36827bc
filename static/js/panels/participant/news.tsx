/** Says politely what the room does, for those who can't see it happen. */
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import { openRound } from "../shared/options";
import { useRoom } from "../shared/session";
import { TimerNews } from "../shared/timer-pill";
import { useView } from "./use";

/** Calls `changed` when the value changes, never for the first one. */
function useChange<T>(value: T, changed: (now: T, before: T) => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    const was = before.current;
    before.current = value;
    changed(value, was);
  }, [value]);
}

export function RoomNews() {
  const { news, connection } = useRoom();
  const stage = useView((view) => view.current);
  const title = useView((view) => view.agenda[view.current]?.title ?? "");
  const status = useView((view) => view.status);
  const revealed = useView((view) => view.agenda[view.current]?.revealed ?? false);
  const open = useView((view) => openRound(view.rounds)?.[0] ?? "");
  const look = useView((view) => view.look_up !== undefined);
  const timer = useView((view) => view.timer);
  const offline = connection.offlineFor2s.value;

  useChange(status, (now, before) => {
    if (now === "live" && before === "planned") news.say(t("The workshop has started."), "status");
    if (now === "finished") news.say(t("The workshop is over. Thank you."), "status");
  });
  useChange(stage, () => news.say(t("Moved on to {stage}.", { stage: title }), "stage"));
  // A stage that was revealed earlier is no news.
  useChange(`${stage} ${revealed}`, (now, before) => {
    if (revealed && now.split(" ")[0] === before.split(" ")[0]) news.say(t("The ideas are revealed."), "reveal");
  });
  useChange(open, (now, before) => {
    if (now !== "") news.say(t("The vote is open."), "vote");
    else if (before !== "") news.say(t("The vote has closed."), "vote");
  });
  useChange(look, (now) => news.say(now ? t("Look up.") : t("Back to your page."), "look"));
  useChange(offline, (now) => {
    if (!now) news.say(t("You are connected again."), "line");
  });
  return <TimerNews timer={timer} />;
}
