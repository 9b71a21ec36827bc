/** The projector's face: the entry that static/build.mjs bundles. */
import { render } from "preact";
import { readBoot } from "./core/boot";
import { openSession, SessionContext } from "./core/session";
import { Face } from "./panels/screen/face";
import type { Live, Mine, View } from "./wire";

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
