/** The page's own comings and goings, which phones have many of. */

/** Call `back` when the network returned or the page is looked at again, with the milliseconds it
 * was out of sight. Returns how to stop. */
export function onReturn(back: (away: number) => void): () => void {
  let hiddenSince: number | null = null;
  const seen = (): void => {
    if (document.visibilityState === "hidden") {
      hiddenSince = Date.now();
      return;
    }
    const away = hiddenSince === null ? 0 : Date.now() - hiddenSince;
    hiddenSince = null;
    back(away);
  };
  const online = (): void => back(0);
  window.addEventListener("online", online);
  window.addEventListener("pageshow", seen);
  document.addEventListener("visibilitychange", seen);
  return () => {
    window.removeEventListener("online", online);
    window.removeEventListener("pageshow", seen);
    document.removeEventListener("visibilitychange", seen);
  };
}

/** Call `leave` when the page may be about to go: a phone gives no later warning than "hidden". */
export function onLeave(leave: () => void): () => void {
  const hidden = (): void => {
    if (document.visibilityState === "hidden") leave();
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    window.removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", hidden);
  };
}
