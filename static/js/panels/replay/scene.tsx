/** What the participants saw, drawn from their view of that moment, with nothing to press. */
import { useMemo } from "preact/hooks";
import { clockFace } from "../../core/clock";
import { t } from "../../core/i18n";
import { partName } from "../shared/labels";
import { longFace } from "../shared/timer-pill";
import { usePlayer } from "./context";
import { momentOf } from "./moment";
import type { Moment } from "./moment";
import { BreakScene, CloseScene, EndScene, WelcomeScene } from "./scene-around";
import { DiscussScene, DraftScene } from "./scene-candidates";
import { GatherScene, LookUpScene } from "./scene-ideas";
import { RatifyScene, WordScene } from "./scene-final";
import { ChoiceScene } from "./scene-vote";
import { chapterName } from "./timeline";

export function Scene() {
  const player = usePlayer();
  const { reel } = player;
  const frame = player.frame.value;
  const moment = useMemo(() => momentOf(reel, frame), [reel, frame]);
  return (
    <>
      <SceneHead moment={moment} />
      <Stage moment={moment} />
    </>
  );
}

function Stage({ moment }: { moment: Moment }) {
  const { view, stage } = moment;
  if (view.status === "finished") return <EndScene moment={moment} />;
  if (view.look_up !== undefined && view.look_up.over !== "") return <LookUpScene moment={moment} look={view.look_up} />;
  switch (stage?.kind) {
    case "gather":
      return <GatherScene moment={moment} />;
    case "narrow":
    case "vote":
      return <ChoiceScene moment={moment} />;
    case "draft":
      return <DraftScene moment={moment} />;
    case "discuss":
      return <DiscussScene moment={moment} />;
    case "word":
      return <WordScene moment={moment} />;
    case "ratify":
      return <RatifyScene moment={moment} />;
    case "close":
      return <CloseScene moment={moment} />;
    case "break":
      return <BreakScene />;
    case "welcome":
    case undefined:
      return <WelcomeScene moment={moment} />;
  }
}

function SceneHead({ moment }: { moment: Moment }) {
  const { reel, frame, view, stage } = moment;
  const chapter = reel.chapters[reel.chapterOf(frame)];
  const words = [
    chapter === undefined ? "" : chapterName(chapter),
    chapter?.kind === undefined ? "" : partName(stage?.part ?? ""),
    t("as the participants saw it"),
    view.brief.authors_shown ? "" : t("authors were hidden that day"),
  ];
  return (
    <header class="scene__head">
      <h2 class="caption">{words.filter(Boolean).join(" · ")}</h2>
      {view.timer !== undefined && view.status === "live" && <TimerThen timer={view.timer} />}
    </header>
  );
}

/** The timer as it stood at that moment of the day. */
function TimerThen({ timer }: { timer: NonNullable<Moment["view"]["timer"]> }) {
  const player = usePlayer();
  const paused = timer.ends_at === 0;
  const left = paused ? timer.left : timer.ends_at - (player.reel.timeline.begin + player.time.value);
  const face = left > 0 ? longFace(left) : `-${clockFace(-left)}`;
  const kind = left <= 0 ? "timer--over" : paused ? "timer--paused" : "";
  return (
    <span class={`timer ${kind}`.trim()} role="timer" aria-live="off" aria-label={t("The timer then")}>
      {paused && left > 0 ? t("{time} paused", { time: face }) : face}
    </span>
  );
}
