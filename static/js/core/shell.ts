/** The worker that keeps the page for times without a network (static/js/service-worker.ts).
 *
 * Only where the browser allows it: on https and on this machine. A room on plain http has no worker,
 * and its pages no manifest, which is how the server says whether there may be one. */
import { computed, effect } from "@preact/signals";
import type { Session } from "./session";
import { leaveSeat, seats, takeSeat } from "./seats";

/** After these there is no way back in. */
const GONE = new Set(["removed", "deleted", "no_token"]);

/** Keep the page for whoever is in, until they are taken out. */
export function followSeat({ connection, store, storage }: Session): void {
  const inside = computed(() => connection.up.value && store.view.value !== null);
  let kept = false;
  effect(() => {
    const state = connection.state.value;
    if (state.kind === "closed" && GONE.has(state.reason)) {
      leaveSeat(storage);
      void dropShell();
    } else if (inside.value) {
      takeSeat(storage);
      if (!kept) void keepShell();
      kept = true;
    }
  });
}

let last: Promise<void> = Promise.resolve();

/** One after the other: what is still being kept could otherwise outlast the letting go. */
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work, work);
  return last;
}

/** Begin to keep the page, once nothing more urgent is left to load. */
function keepShell(page: Document = document): Promise<void> {
  return inTurn(async () => {
    const root = rootOf(page);
    if (root === null) return;
    await page.fonts.ready;
    await idle();
    if (seats().length === 0) return; // taken out meanwhile
    // A browser may forbid workers, or its disk be full: then the page is as it is without them.
    await navigator.serviceWorker.register(new URL("service-worker.js", root), { scope: root.pathname }).catch(() => undefined);
  });
}

/** Let go of everything that was kept, once this device is in no workshop any more. */
function dropShell(page: Document = document): Promise<void> {
  return inTurn(async () => {
    const root = rootOf(page);
    if (root === null || seats().length > 0) return;
    const kept = await navigator.serviceWorker.getRegistration(root);
    // One that is about to take over fills its cache while it is installed.
    if (kept !== undefined) await Promise.all([kept.installing, kept.waiting].map(installed));
    await kept?.unregister();
    for (const name of await caches.keys()) if (name.startsWith("lodestar-")) await caches.delete(name);
  });
}

/** When this worker has taken over, or given up. */
function installed(worker: ServiceWorker | null): Promise<void> {
  const over = (): boolean => worker === null || worker.state === "activated" || worker.state === "redundant";
  return new Promise((done) => {
    if (over()) done();
    else worker?.addEventListener("statechange", () => over() && done());
  });
}

function rootOf(page: Document): URL | null {
  const manifest = page.querySelector<HTMLLinkElement>("link[rel=manifest]");
  if (manifest === null || !window.isSecureContext || !("serviceWorker" in navigator)) return null;
  return new URL(".", manifest.href);
}

function idle(): Promise<unknown> {
  return new Promise((done) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(done, { timeout: 5_000 });
    else setTimeout(done, 1_000); // Safari has no such call
  });
}
