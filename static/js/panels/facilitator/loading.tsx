/** The desk before the first view has come, and when the line is closed for good. */
import type { ComponentChildren } from "preact";
import { t } from "../../core/i18n";
import { useDesk } from "./desk";
import { Wordmark } from "./wordmark";

/** The same skeleton as the server's, so that nothing moves when the script takes over. */
export function Loading() {
  const lines = (many: number) => Array.from({ length: many }, (_, place) => <span key={place} class="skeleton skeleton--line" />);
  return (
    <div class="desk" data-tab="middle" aria-busy="true">
      <header class="topbar desk__bar">
        <Wordmark />
        <div class="topbar__end" aria-hidden="true">
          <span class="skeleton skeleton--pill" />
        </div>
      </header>
      <div class="desk__agenda stack" aria-hidden="true">
        {lines(7)}
      </div>
      <main class="desk__middle" id="main">
        <h1 class="visually-hidden">{t("Opening the workshop")}</h1>
        <span class="skeleton skeleton--button" />
        <span class="skeleton skeleton--card" />
        <span class="skeleton skeleton--card" />
      </main>
      <div class="desk__room stack" aria-hidden="true">
        {lines(4)}
      </div>
    </div>
  );
}

/** A page with nothing on it but what happened, and the way back to the dashboard. */
export function Alone({ children }: { children: ComponentChildren }) {
  const desk = useDesk();
  return (
    <>
      <header class="topbar">
        <Wordmark />
      </header>
      <main class="desk__alone" id="main">
        {children}
        <a class="button" href={desk.url("dashboard")}>
          {t("To your workshops")}
        </a>
      </main>
    </>
  );
}
