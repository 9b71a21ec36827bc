/** A link to a moment: "#v=123" is what people saw at version 123. */
import { useEffect, useLayoutEffect } from "preact/hooks";
import { usePlayer } from "./context";
import type { Player } from "./player";

/** Changing the address at every frame would be too often for the browser. */
const REST_MS = 400;

export function momentUrl(player: Player): string {
  const { frame } = player;
  return `${location.origin}${location.pathname}#v=${player.reel.version(frame.peek())}`;
}

/** The version that the address asks for. */
export function wantedVersion(): number | null {
  const found = /^#v=(\d{1,9})$/.exec(location.hash);
  return found === null ? null : Number(found[1]);
}

/** Begin where the address says, follow it when it changes, and keep it while at rest. */
export function useMomentInAddress(): void {
  const player = usePlayer();
  const frame = player.frame.value;
  const playing = player.playing.value;
  useLayoutEffect(() => {
    const follow = (): void => {
      const wanted = wantedVersion();
      if (wanted === null) return;
      player.pause();
      player.goVersion(wanted);
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [player]);
  useEffect(() => {
    if (playing || (frame === 0 && wantedVersion() === null)) return undefined;
    const timer = setTimeout(() => history.replaceState(null, "", momentUrl(player)), REST_MS);
    return () => clearTimeout(timer);
  }, [player, frame, playing]);
}
