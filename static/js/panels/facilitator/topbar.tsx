/** The bar across the top: what this is, how to get in, look up, and the next step. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import { Qr } from "../../core/icons";
import { usePart, useRoom } from "../shared/session";
import { Press, useAct } from "./act";
import { useDesk } from "./desk";
import { LookUpButton } from "./look_up";
import { movedBack } from "./moving";
import { NextButton } from "./next";
import { Wordmark } from "./wordmark";

export function Topbar() {
  const title = usePart((view) => view?.brief.title ?? "");
  return (
    <header class="topbar desk__bar">
      <Wordmark />
      <span class="topbar__slash" aria-hidden="true">
        /
      </span>
      <h1 class="topbar__title" dir="auto">
        {title}
      </h1>
      <LiveState />
      <div class="topbar__end">
        <JoinPill />
        <LookUpButton />
        <Menu />
        <div class="desk__next">
          <NextButton />
        </div>
      </div>
    </header>
  );
}

function LiveState() {
  const { connection } = useRoom();
  const status = usePart((view) => view?.status);
  const refused = connection.refusal.value !== null;
  if (connection.offlineFor2s.value) return <span class="pill pill--danger">{refused ? t("Not let in") : t("Offline")}</span>;
  if (status === "live") return <span class="pill pill--live">{t("Live")}</span>;
  return <span class="pill">{status === "finished" ? t("Finished") : t("Not started")}</span>;
}

function JoinPill() {
  const desk = useDesk();
  const open = usePart((view) => view?.door_open ?? true);
  const over = usePart((view) => view?.status === "finished");
  const { code_shown } = desk.links.value;
  if (over) return null; // nobody can join any more
  const address = desk.url("join_short").replace(/\/join$/, "");
  return (
    <button type="button" class="pill join-pill" aria-haspopup="dialog" aria-keyshortcuts="j" onClick={() => (desk.dialog.value = "join")}>
      <span class="join-pill__short">
        <Qr />
        {t("Join")}
      </span>
      <span class="join-pill__long">
        {open ? t("Join at") : t("Door closed ·")} <strong>{address}</strong> · {t("code")} <span class="code">{code_shown}</span>
      </span>
    </button>
  );
}

/** Longer than the message about the move, for as long as it can be undone. */
function UndoMove({ close }: { close(): void }) {
  const { store } = useRoom();
  const act = useAct();
  const to = usePart((view) => (view?.status === "live" ? view.agenda[view.undo_to]?.title : undefined));
  if (to === undefined) return null;
  const undo = async (): Promise<void> => {
    close();
    const view = store.view.peek();
    if (view !== null) await act({ command: "undo_move", data: {} }, movedBack(view));
  };
  return (
    <Press class="button button--quiet" aria-keyshortcuts="u" onPress={undo}>
      {t("Undo the last move: back to {stage}", { stage: to })}
    </Press>
  );
}

/** Everything that is not needed while the room is waiting. */
function Menu() {
  const desk = useDesk();
  const menu = useRef<HTMLDetailsElement>(null);
  const status = usePart((view) => view?.status);
  const close = (): void => menu.current?.removeAttribute("open");
  useLayoutEffect(() => {
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close();
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, []);
  const opening = (name: "help" | "rehearse") => () => {
    close();
    desk.dialog.value = name;
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    close();
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details class="desk-menu" ref={menu} onKeyDown={escape}>
      <summary class="button button--icon" aria-label={t("More")}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div class="desk-menu__list">
        <UndoMove close={close} />
        <a class="button button--quiet" href={desk.url("screen")} target="_blank" rel="noopener" onClick={close}>
          {t("Open the projector page")}
        </a>
        <a class="button button--quiet" href={desk.url("plan")}>
          {t("Edit the brief")}
        </a>
        {status === "live" && (
          <a class="button button--quiet" href={desk.url("documents_page")} target="_blank" rel="noopener" onClick={close}>
            {t("Word document")}
          </a>
        )}
        {status !== "finished" && (
          <button type="button" class="button button--quiet" onClick={opening("rehearse")}>
            {t("Rehearse")}
          </button>
        )}
        <button type="button" class="button button--quiet" aria-keyshortcuts="?" onClick={opening("help")}>
          {t("Help and shortcuts")}
        </button>
        <a class="button button--quiet" href={desk.url("dashboard")}>
          {t("To your workshops")}
        </a>
      </div>
    </details>
  );
}
