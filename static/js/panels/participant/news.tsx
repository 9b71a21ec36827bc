/** Says politely what the room does, for those who can't see it happen. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { partName } from "../shared/labels";
import { openRound } from "../shared/options";
import { useRoom } from "../shared/session";
import { TimerNews } from "../shared/timer-pill";
import { useChange } from "../shared/use-change";
import { useView } from "./use";
import { TOO_LATE } from "./use-ballot";

export function RoomNews() {
  const timer = useView((view) => view.timer);
  useStored();
  useStages();
  useVotes();
  useLateBallots();
  useAmendments();
  useFinalWords();
  useLookUpAndHands();
  return <TimerNews timer={timer} />;
}

/** What this person wrote has arrived: "Idea stored." Ballots speak for themselves. */
function useStored(): void {
  const { news, outbox } = useRoom();
  useLayoutEffect(
    () =>
      outbox.onStored(({ label, text }) => {
        if (label !== "" && text !== "") news.say(t("{label} stored.", { label }), "stored");
      }),
    [outbox],
  );
}

function useStages(): void {
  const { news } = useRoom();
  const stage = useView((view) => view.current);
  const title = useView((view) => view.agenda[view.current]?.title ?? "");
  const status = useView((view) => view.status);
  const revealed = useView((view) => view.agenda[view.current]?.revealed ?? false);
  const ideas = useView((view) => Object.values(view.ideas).filter((idea) => idea.stage === view.current).length);
  useChange(status, (now, before) => {
    if (now === "live" && before === "planned") news.say(t("The workshop has started."), "status");
    if (now === "finished") news.say(t("The workshop is over. Thank you."), "status");
  });
  const agenda = useView((view) => view.agenda);
  useChange(stage, (now, before) => {
    const back = (agenda[now]?.order ?? 0) < (agenda[before]?.order ?? -1);
    news.say(back ? t("Back to {stage}.", { stage: title }) : t("Moved on to {stage}.", { stage: title }), "stage");
  });
  // A stage that was revealed earlier is no news.
  useChange(`${stage} ${revealed}`, (now, before) => {
    if (!revealed || now.split(" ")[0] !== before.split(" ")[0]) return;
    news.say(tn("{n} idea is revealed.", "{n} ideas are revealed.", ideas), "reveal");
  });
}

function useVotes(): void {
  const { news } = useRoom();
  const rounds = useView((view) => view.rounds);
  const open = openRound(rounds)?.[0] ?? "";
  useChange(open, (now, before) => {
    if (now !== "") news.say(t("The vote is open."), "vote");
    else if (rounds[before]?.status === "cancelled") news.say(t("The vote is cancelled."), "vote");
    else if (before !== "") news.say(t("The vote has closed. The result is on your page."), "vote");
  });
}

/** A ballot that was on its way when the vote closed: its page is gone, so that nothing else says it. */
function useLateBallots(): void {
  const { outbox, toasts } = useRoom();
  useLayoutEffect(
    () =>
      outbox.onRefused(({ kind, refusal }) => {
        if (kind !== "cast_ballot" || refusal?.code !== TOO_LATE) return;
        toasts.show({ text: t("The vote closed before your last choice arrived. It is not counted."), about: "ballot", seconds: 20 });
      }),
    [outbox],
  );
}

/** What became of the amendments that this person proposed: its candidate's page is not before them. */
function useAmendments(): void {
  const { toasts } = useRoom();
  const candidates = useView((view) => view.candidates);
  const own = useView((_view, mine) => mine.amendments);
  useChange(candidates, (now, before) => {
    for (const [key, { number, version, amendments }] of Object.entries(now)) {
      for (const [id, { status, reason }] of Object.entries(amendments)) {
        if (!own.includes(id) || before[key]?.amendments[id]?.status !== "open") continue;
        const about = `amendment ${id}`;
        if (status === "accepted") toasts.show({ text: t("Your amendment to candidate {number} is accepted: version {version}.", { number, version }), about });
        else if (status === "declined" && reason !== "") toasts.show({ text: t("Your amendment to candidate {number} is declined. The reason stands on its page.", { number }), about });
        else if (status === "declined") toasts.show({ text: t("Your amendment to candidate {number} is declined.", { number }), about });
      }
    }
  });
}

/** A new version, and the agreement itself; never the words while they are typed. */
function useFinalWords(): void {
  const { news } = useRoom();
  const finals = useView((view) => view.finals);
  useChange(finals, (now, before) => {
    for (const [part, final] of Object.entries(now)) {
      const was = before[part];
      const name = partName(part);
      if (was !== undefined && final.version > was.version) {
        news.say(t("{part}: version {version} is offered.", { part: name, version: final.version }), `version ${part}`);
      }
      if (final.adoption?.current === true && was?.adoption?.current !== true) {
        news.say(t("{part} adopted.", { part: name }), `adopted ${part}`);
      }
    }
  });
}

function useLookUpAndHands(): void {
  const { news, toasts } = useRoom();
  const stage = useView((view) => view.current);
  const live = useView((view) => view.status === "live");
  const look = useView((view) => view.look_up !== undefined);
  const hand = useView((_view, mine) => mine.hand);
  const place = useView((_view, mine) => mine.hand_place ?? 0);
  useChange(look, (now) => news.say(now ? t("Look up.") : t("Back to your page."), "look"));
  const at = useRef(stage);
  useChange(hand ? place : -1, (now) => {
    if (now >= 0) toasts.end("hand");
    // Whoever asks to speak keeps looking at the room, not at the button: so it is said to the eye too.
    if (now < 0 && live && at.current !== stage) toasts.show({ text: t("The stage is over, so your hand is down."), about: "hand" });
    else if (now < 0) news.say(t("Your hand is down."), "hand");
    else if (now > 0) news.say(t("Your hand is up. You are number {place} in the queue.", { place: now }), "hand");
    else news.say(t("Your hand is up."), "hand");
  });
  useLayoutEffect(() => void (at.current = stage), [stage]);
}
