/** The view at every frame of a replay, without holding thousands of views.
 *
 * Key frames are kept at even distances; what lies between is made by applying the few patches
 * since. All of them share the parts that did not change. */
import { isObject } from "../../core/patch";
import type { FrameView, View } from "../../wire";

/** Patches applied at most to answer for a frame; a key frame costs only what changed since the last. */
const DISTANCE = 32;

type Fields = Record<string, unknown>;

export class Views {
  private readonly keys: View[];
  private last: { frame: number; view: View };

  /** `frames` in order; frame -1 is `start` itself. */
  constructor(start: View, private readonly frames: readonly FrameView[]) {
    this.keys = [start];
    this.last = { frame: -1, view: start };
  }

  /** The view after this frame. */
  at(frame: number): View {
    if (frame === this.last.frame) return this.last.view;
    const wanted = Math.floor((frame + 1) / DISTANCE);
    for (let key = this.keys.length; key <= wanted; key += 1) {
      const before = this.keys[key - 1] as View;
      this.keys.push(applied(before, this.frames.slice((key - 1) * DISTANCE, key * DISTANCE)));
    }
    const view = applied(this.keys[wanted] as View, this.frames.slice(wanted * DISTANCE, frame + 1));
    this.last = { frame, view };
    return view;
  }
}

/** `view` with these patches applied in order. Each object that they touch is copied once. */
function applied(view: View, frames: readonly FrameView[]): View {
  if (frames.length === 0) return view;
  const ours = new Set<unknown>();
  const own = (fields: Fields): Fields => {
    if (ours.has(fields)) return fields;
    const copy = { ...fields };
    ours.add(copy);
    return copy;
  };
  const merge = (into: Fields, patch: Fields): void => {
    for (const key of Object.keys(patch)) {
      const change = patch[key];
      if (change === null) delete into[key];
      else if (!isObject(change)) into[key] = change;
      else {
        const before = into[key];
        const inner = own(isObject(before) ? before : {});
        merge(inner, change);
        into[key] = inner;
      }
    }
  };
  const made = own(view as unknown as Fields);
  for (const { patch } of frames) merge(made, patch);
  return made as unknown as View;
}
