/** "The room is in Vote now. Undo": a short message with at most one thing to do about it. */
import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { News } from "./announce";
import { useSession } from "./context";
import { covers, freePlace } from "./free-place";
import { t } from "./i18n";
import { Close } from "./icons";

export interface ToastAction {
  label: string;
  run(): void;
}

export interface Toast {
  id: number;
  text: string;
  action: ToastAction | null;
  /** A newer message about the same takes its place. */
  about: string;
}

export interface Told {
  text: string;
  action?: ToastAction;
  /** How long it stays, if nobody is at it. */
  seconds?: number;
  about?: string;
}

const SECONDS = 8;
const MOST = 3;
/** One that waited behind a newer one is there long enough to be read. */
const AGAIN = 4;
/** How soon one that has come to lie over a button steps aside. */
const LOOK_MS = 300;
/** Leads to the region from anywhere, as the announcement says. */
const KEY = "F8";

export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  private readonly left = new Map<number, number>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private held = false;
  private last = 0;

  /** The newest. An older one waits behind it, its time too, and comes back. */
  readonly shown: ReadonlySignal<readonly Toast[]> = computed(() => this.list.value.slice(-this.atOnce()));

  /** `atOnce`: for how many there is room. */
  constructor(
    private readonly news: News,
    private readonly atOnce: () => number = () => 1,
  ) {}

  show({ text, action, seconds = SECONDS, about = "" }: Told): void {
    this.last += 1;
    const others = this.list.peek().filter((toast) => about === "" || toast.about !== about);
    for (const { id } of others) this.left.set(id, Math.max(this.left.get(id) ?? 0, AGAIN));
    this.list.value = [...others, { id: this.last, text, action: action ?? null, about }].slice(-MOST);
    this.left.set(this.last, seconds);
    this.timer ??= setInterval(() => this.count(), 1_000);
    const way = action === undefined ? "" : t("{key} leads to “{action}”.", { key: KEY, action: action.label });
    this.news.say(`${text} ${way}`.trim());
  }

  dismiss(id: number): void {
    this.left.delete(id);
    this.list.value = this.list.peek().filter((toast) => toast.id !== id);
    if (this.list.peek().length > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.held = false;
  }

  /** What it says is true no longer. */
  end(about: string): void {
    for (const toast of this.list.peek()) if (toast.about === about) this.dismiss(toast.id);
  }

  /** While somebody points at it or has the focus in it, time stands still, and so does it. */
  hold(held: boolean): void {
    this.held = held;
  }

  get isHeld(): boolean {
    return this.held;
  }

  private count(): void {
    if (this.held || (typeof document !== "undefined" && document.hidden)) return;
    for (const { id } of this.shown.peek()) {
      const seconds = (this.left.get(id) ?? 0) - 1;
      this.left.set(id, seconds);
      if (seconds <= 0) this.dismiss(id);
    }
  }
}

/** Once in each face. It is not announced itself: the status region is. */
export function ToastRegion() {
  const { toasts } = useSession();
  const region = useRef<HTMLDivElement>(null);
  const focusBefore = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const lead = (event: KeyboardEvent): void => {
      const first = region.current?.querySelector("button");
      if (event.key !== KEY || first == null) return;
      event.preventDefault();
      focusBefore.current = document.activeElement;
      first.focus();
    };
    document.addEventListener("keydown", lead);
    return () => document.removeEventListener("keydown", lead);
  }, []);

  useFreePlace(region);

  const leave = (id: number): void => {
    toasts.hold(false);
    toasts.dismiss(id);
    if (focusBefore.current instanceof HTMLElement) focusBefore.current.focus();
    focusBefore.current = null;
  };
  return (
    <div
      ref={region}
      class="toasts"
      role="region"
      aria-label={t("Messages")}
      onPointerEnter={() => toasts.hold(true)}
      onPointerLeave={() => toasts.hold(false)}
      onFocusIn={() => toasts.hold(true)}
      onFocusOut={() => toasts.hold(false)}
    >
      {toasts.shown.value.map(({ id, text, action }) => (
        <div key={id} class="toast" onKeyDown={(event) => event.key === "Escape" && leave(id)}>
          {/* Our own sentence: a name at its beginning that is written from the right must not turn it round. */}
          <span>{text}</span>
          {action !== null && (
            <button type="button" class="toast__action" onClick={() => (leave(id), action.run())}>
              {action.label}
            </button>
          )}
          <button type="button" class="toast__action" aria-label={t("Close this message")} onClick={() => leave(id)}>
            <Close />
          </button>
        </div>
      ))}
    </div>
  );
}

/** Where the style asks for it (`--steps-aside`), a toast lies where it covers nothing that can be pressed.
 * It stays there while the page is scrolled, and steps aside once it has come to lie over a button. */
function useFreePlace(region: { current: HTMLElement | null }): void {
  const { toasts } = useSession();
  const shown = toasts.shown.value;
  const place = (): void => {
    const at = region.current;
    if (at === null) return;
    const aside = getComputedStyle(at).getPropertyValue("--steps-aside") !== "";
    const end = aside ? freePlace(at) : null;
    at.style.insetBlockEnd = end === null ? "" : `${end}px`;
  };
  useLayoutEffect(() => {
    if (shown.length === 0) return undefined;
    place();
    let before = window.scrollY;
    const timer = setInterval(() => {
      const still = window.scrollY === before;
      before = window.scrollY;
      if (still && !toasts.isHeld && region.current !== null && covers(region.current)) place();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [shown]);
}
