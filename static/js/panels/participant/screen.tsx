/** The frame of every task: what it is about, and the bar with the one next step. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Arrow } from "../../core/icons";
import { t } from "../../core/i18n";
import { Banners } from "../shared/banners";
import { Arrivals } from "./arrivals";
import { Shown } from "./fate";
import { go } from "./use";

export interface ScreenProps {
  children: ComponentChildren;
  /** Buttons, the amber one last; nothing where there is nothing to do. */
  action?: ComponentChildren;
  /** A short line above the buttons: what is stored, what is missing. */
  hint?: ComponentChildren;
}

export function Screen({ children, action, hint }: ScreenProps) {
  const shown = useSignal<readonly string[]>([]);
  return (
    <>
      <main class="phone__main" id="main" tabIndex={-1}>
        <Arrivals shown={shown} />
        <Shown.Provider value={shown}>{children}</Shown.Provider>
      </main>
      {action || hint ? (
        <section class="action-bar" aria-label={t("Next step")}>
          <Banners over />
          {hint && <p class="action-bar__hint">{hint}</p>}
          {action}
        </section>
      ) : (
        <div class="banner-line">
          <Banners over />
        </div>
      )}
    </>
  );
}

/** The quiet button beside the amber one. */
export function Pair({ children }: { children: ComponentChildren }) {
  return <div class="action-bar__pair">{children}</div>;
}

/** The amber button of a field that one writes in again and again: pressing it leaves the cursor in
 * the field, so a phone's keyboard stays up for the next thought. `quiet` where something else comes
 * first. */
export function SendButton({ onSend, quiet = false, children }: { onSend(): void; quiet?: boolean; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class={`button button--wide ${quiet ? "" : "button--next"}`.trim()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onSend}
    >
      {children}
    </button>
  );
}

/** The head of a place that a person went to by themselves: the way back, and its name, which gets
 * the focus since the person asked for it. */
export function PlaceHead({ title, back }: { title: string; back?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // Before the page is painted: later it would take the focus from whoever writes already.
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
    // Only on arriving: the name can change under somebody who writes, by what others do.
  }, []);
  return (
    <div class="place-head">
      <button type="button" class="button button--quiet place-head__back" onClick={() => go("")}>
        <Arrow to="left" />
        {back ?? t("Back")}
      </button>
      <h2 class="section-title" tabIndex={-1} ref={heading}>
        {title}
      </h2>
    </div>
  );
}
