import assert from "node:assert/strict";
import { test } from "node:test";
import { ignoreStray } from "./stray";

class Place {
  constructor(readonly button: Place | null = null) {}
  closest(): Place | null {
    return this.button ?? (this.isButton ? this : null);
  }
  isButton = false;
}

/** Presses on buttons, and what reaches them: `detail` is how many presses of a series it is. */
function page(): { press(target: Place, detail: number): boolean; button(): Place } {
  (globalThis as Record<string, unknown>)["Element"] = Place;
  const listeners: Array<(event: unknown) => void> = [];
  ignoreStray({ addEventListener: (_kind: string, heard: (event: unknown) => void) => listeners.push(heard) } as unknown as HTMLElement);
  return {
    press(target, detail) {
      let arrives = true;
      const event = { target, detail, preventDefault: () => undefined, stopImmediatePropagation: () => void (arrives = false) };
      for (const heard of listeners) heard(event);
      return arrives;
    },
    button: () => Object.assign(new Place(), { isButton: true }),
  };
}

test("the second press of a double one takes nothing that has moved up since", () => {
  const { press, button } = page();
  const [row, next] = [button(), button()];
  assert.deepEqual([press(row, 1), press(next, 2), press(next, 3)], [true, false, false]);
  assert.equal(press(next, 1), true);
});

test("whoever presses one button again and again is heard each time, on its picture and its words", () => {
  const { press, button } = page();
  const more = button();
  const picture = new Place(more);
  assert.deepEqual([press(more, 1), press(picture, 2), press(more, 3)], [true, true, true]);
});

test("what appears where nothing was is pressed by nobody who pressed before; a key always counts", () => {
  const { press, button } = page();
  const beside = new Place();
  assert.deepEqual([press(beside, 1), press(button(), 2), press(button(), 0)], [true, false, true]);
});
