/** What the participant's panels look at. They are shown once view and own part are there. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { decoded } from "../../core/address";
import type { Live, Mine, StageView, View } from "../../wire";
import { inOrder } from "../shared/options";
import { usePart, useRoom, useSend } from "../shared/session";

/** The selected part of what this person may see; renders again only when it changed. */
export function useView<T>(of: (view: View, mine: Mine, live: Partial<Live>) => T): T {
  return usePart((view, mine, live) => {
    if (view === null || mine === null) throw new Error("A panel was shown before there was anything to see.");
    return of(view, mine, live);
  });
}

/** People connected at this moment, or joined, where nobody said. */
export function usePresent(): number {
  return useView((view, _mine, live) => live.present ?? view.counts.joined);
}

/** Of how many "7 of 12" speaks: with those who have done it and left. */
export function useTakingPart(): number {
  return useView((view, _mine, live) => live.taking_part ?? live.present ?? view.counts.joined);
}

export function useNames(): Record<string, string> | undefined {
  return useView((_view, _mine, live) => live.names);
}

/** Whether a newcomer has missed anything: ideas that were revealed, candidates, votes, a text. */
export function hasPassed({ ideas, candidates, rounds, finals }: View): boolean {
  return [ideas, candidates, rounds, finals].some((entries) => Object.keys(entries).length > 0);
}

/** The stage after this one on the agenda. */
export function useNextStage(stage: string): StageView | undefined {
  const agenda = useView((view) => view.agenda);
  const stages = inOrder(agenda);
  return stages[stages.findIndex(([id]) => id === stage) + 1]?.[1];
}

/** "I am done" with a stage, at once and also without a connection. */
export function useDone(stage: string): [boolean, (done: boolean) => void] {
  const { outbox } = useRoom();
  const send = useSend();
  const stored = useView((_view, mine) => mine.done.includes(stage));
  const waiting = outbox.pending.value.filter(
    ({ kind, data }) => kind === "say_done" && (data as { stage: string }).stage === stage,
  );
  const last = waiting[waiting.length - 1]?.data as { done: boolean } | undefined;
  return [last?.done ?? stored, (done) => void send("say_done", { stage, done }, { replaces: `done:${stage}` })];
}

const PAUSE_MS = 4_000;

/** Tell the room that somebody is writing (only the number is shown). Call it at every keystroke. */
export function useWriting(): () => void {
  const { connection } = useRoom();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = (): void => {
    clearTimeout(timer.current);
    if (timer.current !== undefined) connection.tell("writing", { on: false });
    timer.current = undefined;
  };
  useEffect(() => stop, []);
  return () => {
    if (timer.current === undefined) connection.tell("writing", { on: true });
    clearTimeout(timer.current);
    timer.current = setTimeout(stop, PAUSE_MS);
  };
}

/** Where in a stage this person is ("candidate-17"), as the page's fragment: the phone's own back
 * button leads back, and a reload stays here. An empty place is the stage itself. */
export function usePlace(): [string, (place: string) => void] {
  const [place, setPlace] = useState(here);
  // Before the page is painted: a press from then on must not be lost.
  useLayoutEffect(() => {
    const moved = (): void => setPlace(here());
    window.addEventListener("popstate", moved);
    window.addEventListener(MOVED, moved);
    return () => {
      window.removeEventListener("popstate", moved);
      window.removeEventListener(MOVED, moved);
    };
  }, []);
  return [place, go];
}

function here(): string {
  return decoded(location.hash.slice(1));
}

const MOVED = "lodestar:moved";

/** The room moved on: a place of the stage before means nothing in the next, which is not drawn yet. */
export function leavePlaces(): void {
  history.replaceState(null, "", location.pathname + location.search);
}

/** Go to a place, or (empty) back to the stage. */
export function go(place: string): void {
  const ours = (history.state as { ours?: boolean } | null)?.ours === true;
  if (place === "" && ours) {
    history.back();
    return;
  }
  const address = location.pathname + location.search;
  if (place === "") history.replaceState(null, "", address);
  else history.pushState({ ours: true }, "", `${address}#${encodeURIComponent(place)}`);
  window.dispatchEvent(new Event(MOVED));
}
