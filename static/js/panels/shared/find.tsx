/** Finding one among many: a field that leaves those rows of a list that have its words. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Close } from "../../core/icons";
import { useRoom } from "./session";
import { sift } from "./sift";

/** Readers hear what was found when the typing pauses. */
const PAUSE_MS = 500;

export interface FindProps {
  /** What holds the rows, marked as sift.ts says. Groups of them (`data-find-group`) go with their last row. */
  rows: { current: HTMLElement | null };
  /** "Find an idea". */
  label: string;
  /** "No idea has these words." */
  none: string;
  /** These alone, whatever is typed; typing leaves it by `onAll`. */
  only?: ReadonlySet<string> | null;
  onAll?(): void;
  /** These in any case. */
  always?: ReadonlySet<string>;
  /** The list is long and stands alone: the field stays at the top. */
  sticky?: boolean;
  /** Beside how many are shown. */
  children?: ComponentChildren;
}

export function Find({ rows, label, none, only = null, onAll, always, sticky = false, children }: FindProps) {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<{ shown: number; all: number } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const sifting = query.trim() !== "" || only !== null;

  // After every drawing: rows that have just come have not been sifted.
  useLayoutEffect(() => {
    if (rows.current === null || (!sifting && found === null)) return;
    rows.current.toggleAttribute("data-sifted", sifting);
    const now = sift(rows.current.querySelectorAll<HTMLElement>("[data-find]"), { query, only, ...(always && { always }) });
    for (const group of rows.current.querySelectorAll<HTMLElement>("[data-find-group]")) {
      group.hidden = sifting && group.querySelector("[data-find]:not([hidden])") === null;
    }
    if (!sifting) setFound(null);
    else if (now.shown !== found?.shown || now.all !== found.all) setFound(now);
  });
  // Not on the way back: there stands the first letter of who has begun to type.
  useLayoutEffect(() => {
    if (only !== null) setQuery("");
  }, [only !== null]);

  const type = (text: string): void => {
    setQuery(text);
    if (only !== null) onAll?.();
  };
  const clear = (): void => (type(""), field.current?.focus());
  const count = found === null ? "" : tn("{n} of {all} shown", "{n} of {all} shown", found.shown, { all: found.all });
  const nothing = found?.shown === 0 && only === null;
  useSaid(only !== null ? "" : nothing ? none : count);

  return (
    <div class={`find ${sticky ? "find--sticky" : ""}`.trim()} role="search">
      <div class="find__box">
        <label class="visually-hidden" for={id}>
          {label}
        </label>
        <input
          ref={field}
          id={id}
          type="search"
          class="input find__field"
          placeholder={label}
          autocomplete="off"
          enterkeyhint="search"
          value={query}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            // One that leaves a composition (Japanese, Chinese, Korean) takes back that alone.
            if (event.key !== "Escape" || event.isComposing || !sifting) return;
            event.preventDefault();
            event.stopPropagation();
            clear();
          }}
        />
        {sifting && (
          <button type="button" class="button button--quiet button--icon find__clear" aria-label={t("Show all")} onClick={clear}>
            <Close />
          </button>
        )}
      </div>
      {(children !== undefined || count !== "") && (
        <div class="find__foot">
          {children}
          <span class="find__count num">{count}</span>
        </div>
      )}
      {nothing && <p class="find__none">{none}</p>}
    </div>
  );
}

function useSaid(count: string): void {
  const { news } = useRoom();
  useEffect(() => {
    if (count === "") return undefined;
    const timer = setTimeout(() => news.reply(count, "find"), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [count, news]);
}
