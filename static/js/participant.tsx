/** The participant's face: the page /w/<code>. */
import { render } from "preact";
import { readBoot } from "./core/boot";
import { keepPlace } from "./core/focus";
import { askForToken, keptBoot } from "./core/kept";
import { openSession, SessionContext } from "./core/session";
import { followSeat } from "./core/shell";
import { ignoreStray } from "./core/stray";
import { App } from "./panels/participant/face";
import { watchKeyboard } from "./panels/participant/keyboard";
import type { Live, Mine, View } from "./wire";

const root = document.getElementById("app");
if (root === null) throw new Error("This page has no #app.");
const served = readBoot();
const kept = served["kept"] === true;
const boot = kept ? keptBoot(served) : served;
const session = openSession<View, Mine, Live>(boot, kept ? () => askForToken(boot) : boot.token);
followSeat(session);
watchKeyboard();
ignoreStray(root);
keepPlace(root);
root.replaceChildren();
render(
  <SessionContext.Provider value={session}>
    <App />
  </SessionContext.Provider>,
  root,
);
