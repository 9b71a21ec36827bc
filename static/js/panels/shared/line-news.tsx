/** Tells readers what becomes of the connection; the banners are for the eye. */
import { closedText } from "../../core/closed";
import { t, tn } from "../../core/i18n";
import { useRoom } from "./session";
import { useChange } from "./use-change";

/** Shows nothing. `lost`: what a connection that is gone means on this face. */
export function LineNews({ lost }: { lost: string }) {
  const { connection, news, outbox, storage } = useRoom();
  const state = connection.state.value;
  const closed = state.kind === "closed" ? closedText(state) : null;
  const refused = connection.refusal.value?.message ?? "";
  useChange(connection.offlineFor2s.value, (offline) => {
    if (offline && refused !== "") return; // said in the server's own words
    if (offline) news.say(lost, "line");
    else if (connection.up.peek()) news.say(t("You are connected again."), "line");
  });
  useChange(outbox.unsent.value, (now, before) => {
    if (now > before && connection.offlineFor2s.peek()) {
      news.say(tn("{n} thing waits to be sent.", "{n} things wait to be sent.", now), "waiting");
    }
  });
  useChange(closed?.title ?? "", () => closed !== null && news.say(`${closed.title}. ${closed.text}`, "closed"));
  useChange(refused, () => refused !== "" && closed === null && news.say(refused, "line"));
  useChange(storage.keptOnlyInMemory.value, (now) => {
    if (now) news.say(t("This browser can’t keep what you write. Leave this page open until it is sent."), "storage");
  });
  return null;
}
