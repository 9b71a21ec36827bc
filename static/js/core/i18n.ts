/** The screens' words in the reader's language.
 *
 * `t` and `tn` take literal first arguments, since Babel reads the source to fill the one catalogue
 * that Python and the templates use too (babel.cfg). Without a translation the source text stands. */

export type Values = Record<string, string | number>;

/** What the page may carry in `<script type="application/json" id="catalogue">`. */
export interface Catalogue {
  /** Source text to translation; for `tn` the source's singular to all plural forms. */
  messages: Record<string, string | string[]>;
  /** The plural form of each n from 0 to 199. Larger ones repeat from 100 on, as every gettext
   * language does below a million: so no rule has to be evaluated in the browser. */
  plurals: number[];
}

export interface Translator {
  t(text: string, values?: Values): string;
  tn(one: string, many: string, n: number, values?: Values): string;
}

/** Letters of scripts that are written from right to left (Hebrew, Arabic and their neighbours). */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name in Arabic must not pull the number that stands after it to its other side, so it is set apart. */
function apart(value: string): string {
  return FROM_THE_RIGHT.test(value) ? `\u2068${value}\u2069` : value;
}

/** Facts beside each other, those that are known: "Layla · 14 March 2027". Where one is written from
 * right to left, the day after it keeps the order of its own words. */
export function beside(...facts: string[]): string {
  const known = facts.filter((fact) => fact !== "");
  // The first decides which way the whole line runs.
  const set = known.some((fact) => FROM_THE_RIGHT.test(fact)) ? known.map((fact, n) => (n === 0 ? fact : `\u2068${fact}\u2069`)) : known;
  return set.join(" · ");
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => apart(String(values[name] ?? place)));
}

export function translator(catalogue: Catalogue | null): Translator {
  const form = (n: number): number => {
    const rule = catalogue?.plurals ?? [];
    return rule[n < 200 ? n : 100 + (n % 100)] ?? (n === 1 ? 0 : 1);
  };
  return {
    t(text, values = {}) {
      const found = catalogue?.messages[text];
      return fill(typeof found === "string" && found !== "" ? found : text, values);
    },
    tn(one, many, n, values = {}) {
      const found = catalogue?.messages[one];
      const text = Array.isArray(found) ? found[form(n)] : undefined;
      return fill(text || (n === 1 ? one : many), { n, ...values });
    },
  };
}

let page: Translator | undefined;

/** The translator of this page, made when the first text is asked for. */
function here(): Translator {
  if (page === undefined) {
    const found = typeof document === "undefined" ? null : document.getElementById("catalogue");
    page = translator(found?.textContent ? (JSON.parse(found.textContent) as Catalogue) : null);
  }
  return page;
}

/** The text in the reader's language, its `{places}` filled. */
export function t(text: string, values?: Values): string {
  return here().t(text, values);
}

/** One or many of something; `{n}` is filled by itself. */
export function tn(one: string, many: string, n: number, values?: Values): string {
  return here().tn(one, many, n, values);
}

/** The page's language as its reader writes it: "en-GB" for a British reader of a page in "en". */
export function regionalLanguage(): string | undefined {
  const page = document.documentElement.lang;
  return navigator.languages.find((known) => known.split("-")[0] === page.split("-")[0]) ?? (page || undefined);
}

/** "14 March 2026", in the order of the documents: in English as the British write it, which everybody
 * reads as the same day. */
export function longDay(at: number | Date, language = document.documentElement.lang): string {
  const known = language.split("-")[0] === "en" ? "en-GB" : language || undefined;
  return new Date(at).toLocaleDateString(known, { day: "numeric", month: "long", year: "numeric" });
}

/** On 24 hours, as the documents have it: one room reads one time, whatever language each browser is in. */
const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** The time of day, "09:05" or "17:29", or with the day before it ("23 Nov, 17:29"). */
export function timeOfDay(at: number | Date, day: Intl.DateTimeFormatOptions = {}, language = regionalLanguage()): string {
  return new Date(at).toLocaleString(language, { ...day, ...TIME });
}
