/** How busy the room was: the number of changes along the line, as the path of an area. */
import type { Reel } from "./reel";

export const WIDTH = 240;
export const HEIGHT = 48;
/** An empty stretch is still a line. */
const FOOT = 2;

export function curve(reel: Reel): string {
  const bins = new Array<number>(WIDTH / 2).fill(0);
  reel.versions.forEach((version) => {
    const bin = Math.min(bins.length - 1, Math.floor(reel.share(version) * bins.length));
    bins[bin] = (bins[bin] ?? 0) + 1;
  });
  // Roots, so that one burst of ideas does not flatten an hour of talk.
  const heights = smooth(smooth(bins.map(Math.sqrt)));
  const top = Math.max(1, ...heights);
  const points = heights.map((height, place) => {
    const x = (WIDTH * (place + 0.5)) / heights.length;
    const y = HEIGHT - FOOT - ((HEIGHT - FOOT) * height) / top;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M0 ${HEIGHT}V${HEIGHT - FOOT}L${points.join("L")}L${WIDTH} ${HEIGHT - FOOT}V${HEIGHT}Z`;
}

function smooth(heights: number[]): number[] {
  return heights.map((height, place) => {
    const before = heights[place - 1] ?? height;
    const after = heights[place + 1] ?? height;
    return (before + 2 * height + after) / 4;
  });
}
