/** The facilitator's face: the entry that static/build.mjs bundles. */
import { render } from "preact";
import { readBoot } from "./core/boot";
import { keepPlace } from "./core/focus";
import { openSession, SessionContext } from "./core/session";
import { ignoreStray } from "./core/stray";
import { Desk, DeskContext } from "./panels/facilitator/desk";
import type { LeadBoot } from "./panels/facilitator/desk";
import { Face } from "./panels/facilitator/face";
import type { Live, Mine, View } from "./wire";

const boot = readBoot<LeadBoot>();
const session = openSession<View, Mine, Live>(boot);
const app = document.getElementById("app");
if (app !== null) {
  app.replaceChildren();
  ignoreStray(app);
  keepPlace(app);
  for (const text of boot.said ?? []) session.toasts.show({ text });
  render(
    <SessionContext.Provider value={session}>
      <DeskContext.Provider value={new Desk(boot)}>
        <Face />
      </DeskContext.Provider>
    </SessionContext.Provider>,
    app,
  );
}
