/** "The room is in Vote now. Undo": a short message with at most one thing to do about it. */
import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { News } from "./announce";
import { useSession } from "./context";
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
const MOST = 2;
/** Leads to the region from anywhere, as the announcement says. */
const KEY = "F8";

export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  private readonly left = new Map<number, number>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private held = false;
  private last = 0;

  readonly shown: ReadonlySignal<readonly Toast[]> = this.list;

  constructor(private readonly news: News) {}

  show({ text, action, seconds = SECONDS, about = "" }: Told): void {
    this.last += 1;
    const others = this.list.peek().filter((toast) => about === "" || toast.about !== about);
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

  /** While somebody points at it or has the focus in it, time stands still. */
  hold(held: boolean): void {
    this.held = held;
  }

  private count(): void {
    if (this.held || (typeof document !== "undefined" && document.hidden)) return;
    for (const { id } of this.list.peek()) {
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
  useEffect(() => {
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

  const leave = (id: number): void => {
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
          <span dir="auto">{text}</span>
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
