/** One's own ballot of a round: kept here at every change, stored as soon as there is a line. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { refusal } from "../../core/acks";
import type { Refusal } from "../../core/acks";
import { t } from "../../core/i18n";
import { KEY, useDraft } from "../../core/drafts";
import type { Ballot, CommandData } from "../../wire";
import { useRoom, useSend } from "../shared/session";
import { usePending } from "./fate";
import { useView } from "./use";

/** The refusal of a ballot whose vote is over. */
export const TOO_LATE = "round_closed";
/** What the server had stored before the last answer has arrived by then. */
const CATCH_UP_MS = 3_000;

export interface OwnBallot {
  /** As this person has it before them; null before the first mark. */
  ballot: Ballot | null;
  fate: "none" | "waiting" | "stored";
  problem: Refusal | null;
  cast(ballot: Ballot): void;
  /** This person wants to finish: false, and said why, where nothing is cast. */
  finished(): boolean;
}

function ballotKey(round: string): string {
  return `ballot:${round}`;
}

export function useBallot(round: string): OwnBallot {
  const { drafts, news, outbox, storage } = useRoom();
  const send = useSend();
  const stored = useView((_view, mine) => mine.ballots[round]) ?? null;
  const [kept, keep, forget] = useDraft<Ballot | null>(ballotKey(round), null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const waiting = usePending<CommandData["cast_ballot"]>("cast_ballot", (data) => data.round === round);
  const busy = waiting.some(({ state }) => state === "waiting" || state === "sending");

  // What the server says later counts, for it may come from this person's other device. The first
  // look is no news: it can be older than what is kept here.
  const seen = useRef(stored);
  const cast = useRef(0);
  useEffect(() => {
    if (stored === seen.current) return;
    const settle = (): void => {
      seen.current = stored;
      if (stored !== null && !busy) forget();
    };
    // Nor is the ballot before the last one, which may arrive after that one's answer: who taps quickly
    // would see a dot go and come, and the next tap would count from too few.
    const left = cast.current + CATCH_UP_MS - Date.now();
    if (busy || left <= 0 || JSON.stringify(stored) === JSON.stringify(kept)) return settle();
    const timer = setTimeout(settle, left);
    return () => clearTimeout(timer);
  }, [stored, busy]);

  // Also of one that an earlier page sent. What was refused stays before the eyes, to be changed; but a
  // page that is opened later must not take it for stored.
  useLayoutEffect(
    () =>
      outbox.onRefused(({ kind, data, refusal: why }) => {
        if (kind !== "cast_ballot" || (data as CommandData["cast_ballot"]).round !== round) return;
        setProblem(why);
        drafts.flush();
        storage.remove(KEY + ballotKey(round));
        // That it came too late is said to everybody (news.tsx): this ballot goes away.
        if (why !== null && why.code !== TOO_LATE) news.say(why.message, "ballot");
      }),
    [outbox, round],
  );

  return {
    ballot: kept ?? stored,
    fate: busy ? "waiting" : problem !== null || (kept ?? stored) === null ? "none" : "stored",
    problem,
    cast(ballot) {
      cast.current = Date.now();
      keep(ballot);
      setProblem(null);
      const options = { label: t("Your vote"), replaces: `ballot:${round}` };
      void send("cast_ballot", { round, ballot }, options).then((ack) => {
        if (!ack.ok) return;
        setProblem(null);
        news.say(t("Your vote is stored."), "ballot");
      });
    },
    finished() {
      const cast = (kept ?? stored) !== null;
      if (cast) return true;
      const nothing = refusal("nothing", t("Nothing is stored yet. Vote, or choose to abstain."));
      setProblem(nothing);
      news.reply(nothing.message, "ballot");
      return false;
    },
  };
}

export function abstains(ballot: Ballot | null): boolean {
  return ballot !== null && ("abstain" in ballot || ("step" in ballot && ballot.step === "abstain"));
}
