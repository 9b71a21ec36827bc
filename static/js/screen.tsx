/** The projector's face: the entry that static/build.mjs bundles. */
import { options, render } from "preact";
import { readBoot } from "./core/boot";
import { openSession, SessionContext } from "./core/session";
import { Face } from "./panels/screen/face";
import type { Live, Mine, View } from "./wire";

/** Half a frame. */
const SHORT_MS = 8;

// One drawing a frame, whatever arrives: sixty changes a second would else be drawn one by one, and
// layouts between them would leave no time for a frame. As much time as a drawing took is left free after
// it. A tab that nobody sees has no frames.
let free = 0;
options.debounceRendering = (draw) => {
  const drawing = (): void => {
    const began = performance.now();
    draw();
    free = 2 * performance.now() - began;
  };
  const wait = free - performance.now();
  if (document.hidden) setTimeout(draw);
  else if (wait > SHORT_MS) setTimeout(() => requestAnimationFrame(drawing), wait);
  else requestAnimationFrame(drawing);
};

const session = openSession<View, Mine, Live>(readBoot());
const app = document.getElementById("app");
if (app !== null) {
  app.replaceChildren();
  render(
    <SessionContext.Provider value={session}>
      <Face />
    </SessionContext.Provider>,
    app,
  );
}
