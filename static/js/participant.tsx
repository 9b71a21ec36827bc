/** The participant's face: the page /w/<code>. */
import { render } from "preact";
import { readBoot } from "./core/boot";
import { openSession, SessionContext } from "./core/session";
import { App } from "./panels/participant/face";
import { watchKeyboard } from "./panels/participant/keyboard";
import type { Live, Mine, View } from "./wire";

const root = document.getElementById("app");
if (root === null) throw new Error("This page has no #app.");
const session = openSession<View, Mine, Live>(readBoot());
watchKeyboard();
root.replaceChildren();
render(
  <SessionContext.Provider value={session}>
    <App />
  </SessionContext.Provider>,
  root,
);
