/** The bar: which workshop, which day, decisions only, the link to this moment, help. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../../core/dialog";
import { copyText } from "../../core/dom";
import { t } from "../../core/i18n";
import { Link } from "../../core/icons";
import { usePlayer, useTheatre } from "./context";
import { DecisionsOnly } from "./decisions";
import { momentUrl } from "./link";
import { clockTime, day } from "./times";
import { Wordmark } from "./wordmark";

export function Topbar() {
  const { boot, player, help } = useTheatre();
  const { begin } = player.reel.timeline;
  return (
    <header class="topbar replay__bar">
      <Wordmark />
      <span class="topbar__slash topbar__wide" aria-hidden="true">
        /
      </span>
      <h1 class="topbar__title" dir="auto">
        {boot.title}
      </h1>
      <span class="pill topbar__wide">{t("Replay · {day}, {time}", { day: day(begin), time: clockTime(begin) })}</span>
      <div class="topbar__end">
        <DecisionsOnly class="topbar__long" />
        <LinkToMoment />
        <button type="button" class="button button--small button--quiet" aria-label={t("Help and keys")} onClick={() => (help.value = true)}>
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  );
}

const SAID_MS = 4_000;

/** Copies the link; where the browser forbids it, shows it, selected. */
function LinkToMoment() {
  const player = usePlayer();
  const [copied, setCopied] = useState(false);
  const [shown, show] = useState("");
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    player.pause();
    const url = momentUrl(player);
    history.replaceState(null, "", url);
    if (copyText(url)) setCopied(true);
    else show(url);
  };
  return (
    <>
      <button type="button" class="button button--small" onClick={copy}>
        <Link />
        <span class="topbar__long">{copied ? t("Link copied") : t("Link to this moment")}</span>
        <span class="topbar__short">{copied ? t("Copied") : t("Link")}</span>
      </button>
      <span class="visually-hidden" role="status">
        {copied ? t("The link to this moment is copied.") : ""}
      </span>
      <Dialog open={shown !== ""} title={t("Link to this moment")} onClose={() => show("")}>
        <Selected text={shown} />
        <div class="dialog__actions">
          <button type="button" class="button" onClick={() => show("")}>
            {t("Close")}
          </button>
        </div>
      </Dialog>
    </>
  );
}

function Selected({ text }: { text: string }) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), [text]);
  return (
    <label class="field">
      <span class="field__label">{t("Copy this address")}</span>
      <input ref={field} class="input" readOnly value={text} />
    </label>
  );
}
