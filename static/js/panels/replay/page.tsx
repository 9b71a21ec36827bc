/** The page of a replay: scene, transcript, deck; on a phone, scene and transcript take turns. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { usePlayer } from "./context";
import { Deck } from "./deck";
import { Help } from "./help";
import { useKeys } from "./keys";
import { useMomentInAddress } from "./link";
import { Scene } from "./scene";
import { Topbar } from "./topbar";
import { Transcript } from "./transcript";
import { Mark } from "./wordmark";

export function Page() {
  const [tab, setTab] = useState<"scene" | "transcript">("scene");
  useKeys();
  useMomentInAddress();
  usePlayback();
  return (
    <>
      <a class="skip-link" href="#main">
        {t("Skip to what they saw")}
      </a>
      <div class="replay" data-tab={tab}>
        <Topbar />
        {/* It scrolls, so the keyboard must be able to reach it. */}
        <main class="replay__scene" id="main" tabIndex={0}>
          <Scene />
        </main>
        <aside class="replay__transcript" aria-labelledby="transcript-title">
          <Transcript />
        </aside>
        <nav class="replay__tabs" aria-label={t("What to see")}>
          <button type="button" class="tab" aria-pressed={tab === "scene"} onClick={() => setTab("scene")}>
            {t("What they saw")}
          </button>
          <button type="button" class="tab" aria-pressed={tab === "transcript"} onClick={() => setTab("transcript")}>
            {t("What happened")}
          </button>
        </nav>
        <Deck />
      </div>
      <Help />
    </>
  );
}

/** While it plays, time passes with every frame of the screen. */
function usePlayback(): void {
  const player = usePlayer();
  const playing = player.playing.value;
  useEffect(() => {
    if (!playing) return undefined;
    let before: number | null = null;
    let request = 0;
    const next = (now: number): void => {
      // A tab that was out of sight for a while does not jump when it is looked at again.
      if (before !== null) player.tick(Math.min(250, now - before));
      before = now;
      request = requestAnimationFrame(next);
    };
    request = requestAnimationFrame(next);
    return () => cancelAnimationFrame(request);
  }, [player, playing]);
}

/** Where there is nothing to play, or it can't be had. */
export function Instead({ back, title, text, children }: { back: string; title: string; text: string; children?: ComponentChildren }) {
  return (
    <div class="replay-none">
      <header class="topbar">
        <Mark href={back} />
      </header>
      <main class="empty empty--bare" id="main">
        <h1 class="empty__title">{title}</h1>
        <p class="empty__text">{text}</p>
        {children}
        <a class="button" href={back}>
          {t("Back to the workshop")}
        </a>
      </main>
    </div>
  );
}
