/** What lies across a face when something is wrong: no connection, nothing can be kept, closed. Readers
 * are told by LineNews, for these lines come and change with their words in them. */
import { closedText } from "../../core/closed";
import { t, tn } from "../../core/i18n";
import { useRoom } from "./session";

/** After two seconds without a connection (`early`: at once), with the server's own words where it has no place, and while this browser can't keep what is written.
 * `over`: above the button, over the page, which stays where it is; whoever types there sees the first words alone. */
export function Banners({ early = false, over = false }: { early?: boolean; over?: boolean }) {
  const { connection, outbox, storage } = useRoom();
  const offline = connection.offlineFor2s.value || (early && !connection.up.value);
  const waiting = outbox.unsent.value;
  const refused = connection.refusal.value;
  const look = `banner ${over ? "banner--over" : "banner--sticky"}`;
  if (offline) {
    return (
      <section class={look} aria-label={t("Connection")}>
        <p>
          {refused?.message ?? t("No connection. Keep writing.")}{" "}
          <span class="banner__long">
            {refused === null
              ? t("Everything is kept here and sent when you are back.")
              : t("Keep writing: everything is kept, and this page tries again by itself.")}
          </span>
        </p>
        {waiting > 0 && <p class="banner__more">{tn("{n} thing waits to be sent.", "{n} things wait to be sent.", waiting)}</p>}
      </section>
    );
  }
  if (storage.keptOnlyInMemory.value) {
    return (
      <section class={look} aria-label={t("Connection")}>
        <p>
          {t("This browser can’t keep what you write.")}{" "}
          <span class="banner__long">{t("Leave this page open until it is sent.")}</span>
        </p>
      </section>
    );
  }
  return null;
}

/** The line is closed for good (removed, deleted, signed out ...): what happened, and the way on. */
export function ClosedScreen({ joinUrl }: { joinUrl?: string | undefined }) {
  const { connection, boot } = useRoom();
  const state = connection.state.value;
  if (state.kind !== "closed") return null;
  const { title, text } = closedText(state);
  const again = !["removed", "deleted"].includes(state.reason);
  const signedOut = state.reason === "signed_out";
  return (
    <section class="empty empty--bare empty--start closed">
      <p class="caption" dir="auto">{boot.title}</p>
      <h1 class="empty__title">{title}</h1>
      <p class="empty__text">{text}</p>
      {signedOut && (
        // The page asks for the sign-in by itself, and leads back here; signed in, it is the desk.
        <button type="button" class="button button--next" onClick={() => location.reload()}>
          {t("Sign in again")}
        </button>
      )}
      {again && !signedOut && (
        <button type="button" class="button button--next" onClick={() => connection.open()}>
          {t("Try again")}
        </button>
      )}
      {joinUrl !== undefined && (
        <a class="button" href={joinUrl}>
          {t("Join another workshop")}
        </a>
      )}
    </section>
  );
}
