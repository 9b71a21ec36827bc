/** The projector's face: the entry that static/build.mjs bundles. */
import { options, render } from "preact";
import { readBoot } from "./core/boot";
import { openSession, SessionContext } from "./core/session";
import { Face } from "./panels/screen/face";
import type { Live, Mine, View } from "./wire";

// One drawing a frame, whatever arrives: sixty changes a second would else be drawn one by one, and
// layouts between them would leave no time for a frame. A tab that nobody sees has no frames.
options.debounceRendering = (draw) => void (document.hidden ? setTimeout(draw) : requestAnimationFrame(draw));

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
