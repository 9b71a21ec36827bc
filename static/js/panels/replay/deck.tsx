/** The deck: play, step, speed, silences, the clock, and the time line. On a phone it is one row under
 * the line, and the rest is in its sheet. */
import { t } from "../../core/i18n";
import { Pause, Play, Step } from "../../core/icons";
import { usePlayer } from "./context";
import { SPEEDS } from "./player";
import type { Speed } from "./player";
import { Sheet } from "./sheet";
import { Silences } from "./silences";
import { Timeline } from "./timeline";
import { counter } from "./times";

export function Deck() {
  return (
    <footer class="replay__deck" aria-label={t("Controls")}>
      <div class="controls">
        <PlayButton />
        <Steps />
        <SpeedChoice />
        <Silences class="controls__silences" />
        <Counter />
        <Sheet />
      </div>
      <Timeline />
    </footer>
  );
}

function PlayButton() {
  const player = usePlayer();
  const playing = player.playing.value;
  const again = !playing && player.ended.value;
  return (
    <button type="button" class="button button--next controls__play" onClick={() => player.toggle()}>
      {playing ? <Pause /> : <Play />}
      <span class="controls__name">{playing ? t("Pause") : again ? t("Play again") : t("Play")}</span>
    </button>
  );
}

function Steps() {
  const player = usePlayer();
  return (
    <div class="controls__pair">
      <button type="button" class="button" aria-label={t("One step back")} onClick={() => player.step(-1)}>
        <span class="controls__back">
          <Step />
        </span>
        <span class="controls__word">{t("Step")}</span>
      </button>
      <button type="button" class="button" aria-label={t("One step on")} onClick={() => player.step(1)}>
        <span class="controls__word">{t("Step")}</span>
        <Step />
      </button>
    </div>
  );
}

function SpeedChoice() {
  const player = usePlayer();
  return (
    <label class="controls__speed">
      <span class="visually-hidden">{t("Speed")}</span>
      <select
        class="input"
        value={player.speed.value}
        onChange={(event) => void (player.speed.value = Number(event.currentTarget.value) as Speed)}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {t("{speed}×", { speed })}
          </option>
        ))}
      </select>
    </label>
  );
}

function Counter() {
  const player = usePlayer();
  const { duration } = player.reel;
  return (
    <p class="controls__clock">{t("{now} of\u00a0{all}", { now: counter(player.time.value), all: counter(duration) })}</p>
  );
}
