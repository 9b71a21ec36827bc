/** What the server told this page, as signals. Nothing here decides anything (design rule 12). */
import { batch, computed, effect, signal, untracked } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import type * as wire from "../wire";
import { isObject, mergePatch, share } from "./patch";

export interface Snapshot<View, Mine, Live> {
  version: number;
  view: View;
  /** Left out for the screen, which is nobody. */
  mine?: Mine;
  now?: number;
  live?: Partial<Live>;
}

export interface Patch<Mine> {
  from: number;
  version: number;
  /** A merge patch. */
  view?: unknown;
  /** Always whole (design rule 5). */
  mine?: Mine;
}

export class Store<View = wire.View, Mine = wire.Mine, Live = wire.Live> {
  private readonly currentView = signal<View | null>(null);
  private readonly currentMine = signal<Mine | null>(null);
  private readonly currentLive = signal<Partial<Live>>({});
  private readonly currentVersion = signal<number | null>(null);
  private liveComesWhole = true;

  readonly view: ReadonlySignal<View | null> = this.currentView;
  readonly mine: ReadonlySignal<Mine | null> = this.currentMine;
  readonly live: ReadonlySignal<Partial<Live>> = this.currentLive;
  readonly version: ReadonlySignal<number | null> = this.currentVersion;

  /** A part of it all that wakes its readers only when that part changed. */
  select<T>(of: Selector<View, Mine, Live, T>): ReadonlySignal<T> {
    return computed(() => of(this.view.value, this.mine.value, this.live.value));
  }

  /** A snapshot replaces everything, and keeps the identity of what is the same. */
  take(snapshot: Snapshot<View, Mine, Live>): void {
    batch(() => {
      this.currentView.value = share(this.currentView.value, snapshot.view) as View;
      this.currentMine.value = share(this.currentMine.value, snapshot.mine ?? null) as Mine | null;
      this.currentVersion.value = snapshot.version;
      if (snapshot.live !== undefined) {
        this.liveComesWhole = true;
        this.hear(snapshot.live);
      }
    });
  }

  /** Apply a patch. False if something is missing between this version and the patch's. */
  apply(patch: Patch<Mine>): boolean {
    const have = this.currentVersion.value;
    if (have === null || patch.from > have) return false;
    if (patch.from < have) return patch.version <= have; // an old one, or one that overlaps
    batch(() => {
      if (patch.view !== undefined) this.currentView.value = mergePatch(this.currentView.value, patch.view);
      if (patch.mine !== undefined) this.currentMine.value = share(this.currentMine.value, patch.mine) as Mine;
      this.currentVersion.value = patch.version;
    });
    return true;
  }

  /** What is not history: merged, but for the first message of a connection, which is whole. */
  hear(live: object): void {
    const news: Record<string, unknown> = isObject(live) ? { ...live } : {};
    delete news["now"];
    if (this.liveComesWhole) {
      this.currentLive.value = share(this.currentLive.value, mergePatch({}, news)) as Partial<Live>;
      this.liveComesWhole = false;
    } else {
      this.currentLive.value = mergePatch(this.currentLive.value, news);
    }
  }

  /** A new connection: what was live may have passed meanwhile. */
  reconnected(): void {
    this.liveComesWhole = true;
  }
}

export type Selector<View, Mine, Live, T> = (view: View | null, mine: Mine | null, live: Partial<Live>) => T;

/** The selected part; the component renders again only when it changed. `of` may use props. */
export function useSelect<View, Mine, Live, T>(
  store: Store<View, Mine, Live>,
  of: Selector<View, Mine, Live, T>,
): T {
  const [, renderAgain] = useReducer((times: number) => times + 1, 0);
  const value = untracked(() => of(store.view.value, store.mine.value, store.live.value));
  // A computed signal would compare with the value under the props of its last run; what counts is
  // the value on the screen.
  const shown = useRef({ of, value });
  shown.current = { of, value };
  useLayoutEffect(
    () =>
      effect(() => {
        const now = shown.current.of(store.view.value, store.mine.value, store.live.value);
        if (!Object.is(now, shown.current.value)) renderAgain(undefined);
      }),
    [store],
  );
  return value;
}
