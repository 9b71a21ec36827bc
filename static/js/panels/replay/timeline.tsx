/** The time line: how busy the room was, where it stands, decisions as marks, stages as chapters. */
import { useMemo, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import type { ChapterView } from "../../wire";
import { stageName } from "../shared/labels";
import { usePlayer } from "./context";
import { curve, HEIGHT, WIDTH } from "./curve";
import type { Reel } from "./reel";
import { spokenTime } from "./times";

/** The slider counts in parts of the line: fine enough for a pixel of a wide window. */
const PARTS = 4_000;
/** A click so near to a star is meant for it. */
const NEAR_PX = 24;

export function Timeline() {
  const marks = useRef<HTMLDivElement>(null);
  const nearest = useNearest(marks);
  return (
    <div class="timeline-sheet">
      <div class="timeline">
        <Curve />
        <Slider pressed={nearest} />
      </div>
      <Marks marks={marks} pressed={nearest} />
      <Chapters />
    </div>
  );
}

/** To the star that was meant. On a phone the slider lies over the stars, and hears of them. */
function useNearest(marks: { current: HTMLElement | null }): (event: MouseEvent) => void {
  const player = usePlayer();
  const { reel } = player;
  return (event) => {
    if (marks.current === null) return;
    const { left, width, top, bottom } = marks.current.getBoundingClientRect();
    // By the keyboard, a slider is pressed nowhere.
    if (event.clientY < top || event.clientY > bottom) return;
    const away = (version: number): number => Math.abs(reel.share(version) * width - (event.clientX - left));
    const [found] = [...reel.marks].sort((a, b) => away(a.version) - away(b.version));
    if (found !== undefined && away(found.version) < NEAR_PX) player.goVersion(found.version);
  };
}

function Curve() {
  const { reel } = usePlayer();
  const path = useMemo(() => curve(reel), [reel]);
  const stages = reel.chapters.slice(1).map(({ version }) => (WIDTH * reel.share(version)).toFixed(1));
  return (
    <svg class="timeline__curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={path} />
      <path class="timeline__stages" d={stages.map((x) => `M${x} 0V${HEIGHT}`).join("")} />
    </svg>
  );
}

/** The arrow keys step through what happened (keys.ts), not through pixels. */
function Slider({ pressed }: { pressed(event: MouseEvent): void }) {
  const player = usePlayer();
  const { reel } = player;
  const line = reel.lines[reel.lineOf(player.frame.value)];
  const chapter = reel.chapters[reel.chapterOf(player.frame.value)];
  const words = [spokenTime(player.time.value), chapter ? chapterName(chapter) : "", line?.text ?? ""];
  return (
    <input
      class="timeline__slider"
      type="range"
      min={0}
      max={PARTS}
      step={1}
      value={Math.round(player.share.value * PARTS)}
      aria-label={t("Moment")}
      aria-valuetext={words.filter(Boolean).join(". ")}
      onInput={(event) => player.goShare(Number(event.currentTarget.value) / PARTS)}
      onClick={pressed}
    />
  );
}

/** For the eye and the mouse: the transcript tells of every decision, and the keys go from one to the
 * next. As buttons they would lie on top of each other where decisions are close. */
function Marks({ marks, pressed }: { marks: { current: HTMLDivElement | null }; pressed(event: MouseEvent): void }) {
  const { reel } = usePlayer();
  return (
    <div ref={marks} class="timeline__marks" aria-hidden="true" onClick={pressed}>
      {reel.marks.map(({ version }) => (
        <span key={version} class="timeline__mark" style={{ "--at": `${100 * reel.share(version)}%` }} />
      ))}
    </div>
  );
}

function Chapters() {
  const player = usePlayer();
  const { reel } = player;
  const here = reel.chapterOf(player.frame.value);
  return (
    <div class="timeline__chapters" role="group" aria-label={t("Stages")}>
      {reel.chapters.map((chapter, place) => (
        <button
          key={chapter.version}
          type="button"
          class="chapter"
          style={{ "--length": Math.max(0.001, lengthOf(chapter, reel)) }}
          aria-current={place === here ? "true" : undefined}
          onClick={() => player.standAt(chapter.version)}
        >
          <span dir="auto">{chapterName(chapter)}</span>
        </button>
      ))}
    </div>
  );
}

function lengthOf({ version, last }: ChapterView, reel: Reel): number {
  const end = last >= reel.timeline.version ? 1 : reel.share(last);
  return end - reel.share(version);
}

/** As the stage was called; what came after the end has no stage. */
export function chapterName({ title, kind }: ChapterView): string {
  return title || (kind === undefined ? t("After the end") : stageName(kind));
}
