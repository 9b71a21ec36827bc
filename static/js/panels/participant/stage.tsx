/** Which task stands on the screen. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { StageView } from "../../wire";
import { openRound, roundsInOrder } from "../shared/options";
import { BallotStage } from "./ballot-stage";
import { Break } from "./break";
import { Close } from "./close";
import { Discuss } from "./discuss";
import { Draft } from "./draft";
import { Gather } from "./gather";
import { leavePlaces, useView } from "./use";
import { Welcome } from "./welcome";
import { Word } from "./word";

/** The stage that is shown: the one whose vote is open, else the current one. */
export function useShownStage(): [string, StageView | undefined] {
  const id = useView((view) => openRound(view.rounds)?.[1].stage ?? view.current);
  return [id, useView((view) => view.agenda[id])];
}

export function Stage() {
  const status = useView((view) => view.status);
  const [id, stage] = useShownStage();
  // Within a stage the reveal, and a vote that opens or closes, make another page of it.
  const page = useView((view) => {
    const voting = roundsInOrder(view.rounds).filter(([, round]) => round.stage === id && round.status !== "cancelled");
    const [round, { status = "" } = {}] = voting[voting.length - 1] ?? [];
    return [id, view.agenda[id]?.revealed === true, round, status].join(" ");
  });
  const before = useRef({ id, page });
  // Before the new stage is drawn: it begins at its beginning, not at a place of the one before.
  if (before.current.id !== id) leavePlaces();
  // Before the page is painted: nothing may move under a finger that is already on its way.
  useLayoutEffect(() => {
    const { id: from, page: read } = before.current;
    before.current = { id, page };
    if (from !== id || (read !== page && !isTyping())) window.scrollTo(0, 0);
  }, [id, page]);
  if (status === "finished") return <Close />;
  if (status !== "live" || stage === undefined) return <Welcome />;
  return <Task key={id} id={id} stage={stage} />;
}

/** Whoever writes keeps the place: it would take the field from before their eyes. */
function isTyping(): boolean {
  return document.activeElement?.matches?.("textarea, input:not([type=radio], [type=checkbox])") === true;
}

function Task({ id, stage }: { id: string; stage: StageView }) {
  switch (stage.kind) {
    case "welcome":
      return <Welcome />;
    case "gather":
      return <Gather id={id} stage={stage} />;
    case "draft":
      return <Draft id={id} stage={stage} />;
    case "discuss":
      return <Discuss id={id} stage={stage} />;
    case "narrow":
    case "vote":
    case "ratify":
      return <BallotStage id={id} stage={stage} />;
    case "word":
      return <Word id={id} stage={stage} />;
    case "close":
      return <Close />;
    case "break":
      return <Break id={id} />;
  }
}
