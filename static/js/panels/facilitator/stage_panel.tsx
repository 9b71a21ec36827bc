/** The middle: the panel of the stage that is open. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { usePart } from "../shared/session";
import { Break } from "./break";
import { Close } from "./close";
import { Discuss } from "./discuss";
import { Draft } from "./draft";
import { Finished } from "./finished";
import { Gather } from "./gather";
import { Lobby } from "./lobby";
import { Narrow } from "./narrow";
import { Ratify } from "./ratify";
import { currentStage } from "./stages";
import type { Stage } from "./stages";
import { Vote } from "./vote";
import { Welcome } from "./welcome";
import { Word } from "./word";

const PANELS = {
  welcome: Welcome,
  gather: Gather,
  narrow: Narrow,
  draft: Draft,
  discuss: Discuss,
  vote: Vote,
  word: Word,
  ratify: Ratify,
  close: Close,
  break: Break,
};

export interface StageProps {
  stage: Stage;
}

export function StagePanel() {
  const status = usePart((view) => view?.status);
  const agenda = usePart((view) => view?.agenda ?? {});
  const current = usePart((view) => view?.current ?? "");
  const stage = currentStage({ agenda, current });
  const before = useRef(current);
  useLayoutEffect(() => {
    if (before.current === current) return;
    before.current = current;
    window.scrollTo(0, 0); // the line to say stands on top
  }, [current]);
  if (status === "finished") return <Finished />;
  if (status !== "live" || stage === undefined) return <Lobby />;
  const Panel = PANELS[stage.kind];
  return (
    <>
      <h2 class="visually-hidden">{stage.title}</h2>
      <Panel key={stage.id} stage={stage} />
    </>
  );
}
