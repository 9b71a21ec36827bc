/** Keeps one page on this device: the participant's, empty of anybody's data, with the files that it
 * needs. So a reload without a network shows what somebody was writing, and a line that says so.
 *
 * The server is asked first, always; what is kept answers only where it does not. Nothing else is
 * kept: no page with a token in it, no view of a workshop, nothing of the facilitator's. Why it is
 * made like this: docs/decisions/0009-installable-app.md. */

/** Filled in by static/build.mjs: the names under static/ of what the page needs. */
declare const FILES: readonly string[];

/** What the library of types for pages lacks. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  /** A digest of files and page, written before this script by the server: a new build is a new worker. */
  readonly BUILD: string;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", heard: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", heard: (event: Asked) => void): void;
}

const worker = self as unknown as Worker;
const OURS = "lodestar-";
const CACHE = OURS + worker.BUILD;
const SHELL = at("shell");
const KEPT = new Set(FILES.map((name) => at(`static/${name}`)));
/** A network that is there but does not answer is none. */
const PATIENCE_MS = 5_000;
/** What a proxy says while the server behind it is away. */
const AWAY = new Set([502, 504]);

function at(path: string): string {
  return new URL(path, worker.registration.scope).href;
}

/** Below the address under which all this is served; nothing of another site. */
function pathOf(url: string): string | null {
  const { scope } = worker.registration;
  return url.startsWith(scope) ? (url.slice(scope.length).split(/[?#]/)[0] ?? "") : null;
}

worker.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null) return;
  if (KEPT.has(request.url)) event.respondWith(file(request));
  else if (request.mode !== "navigate") return;
  else if (/^w\/[^/]+\/?$/.test(path)) event.respondWith(page(event, PATIENCE_MS));
  // Where one comes in there is nothing to go on with: rather wait for the network than give up.
  else if (/^(join|j\/[^/]+)$/.test(path)) event.respondWith(page(event, null));
});

/** Everything or nothing: a page whose files are of another build would be no page. */
async function keep(): Promise<void> {
  const shell = await fetch(SHELL, { cache: "no-store" });
  const text = await shell.clone().text();
  const missing = FILES.filter((name) => /\.(js|css)$/.test(name) && !text.includes(name));
  if (!shell.ok || missing.length > 0) throw new Error(`The page to keep is not of this build: ${missing.join(", ")}`);
  const cache = await caches.open(CACHE);
  await cache.addAll([...KEPT]); // they stand in the browser's own cache, which is asked first
  await cache.put(SHELL, shell);
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name);
  // The page is asked for while the worker is still waking up.
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request.url)) ?? fetch(request);
}

/** The server's page; the kept one where nobody answers, or not within `patience` milliseconds. */
async function page(event: Asked, patience: number | null): Promise<Response> {
  const asked = answer(event);
  const late = new Promise<null>((over) => patience !== null && setTimeout(over, patience, null));
  const first = await Promise.race([asked.catch(() => null), late]);
  if (first !== null && !AWAY.has(first.status)) return first;
  const cache = await caches.open(CACHE);
  return (await cache.match(SHELL)) ?? first ?? asked;
}

async function answer(event: Asked): Promise<Response> {
  return (await event.preloadResponse) ?? fetch(event.request);
}
