/** A list of options with their bars: what dots and scores have in common. */
import { useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { OptionSupport, Tally } from "../../wire";
import { optionName } from "./options";
import { Bar, commonGround, GroupBars, percent, splitSentence } from "./result-parts";
import type { ResultProps } from "./results";

interface Totalled extends OptionSupport {
  total: number;
}

export interface OptionResultsProps extends Omit<ResultProps<Tally>, "tally"> {
  options: Record<string, Totalled>;
  /** By the votes. */
  order: readonly string[];
  groups: Tally["groups"];
  /** "41 points" */
  totalText(total: number): string;
  /** What counts as support under this rule. */
  support: string;
  winner?: string | undefined;
}

/** Above this, options stand in one column. */
const MANY = 6;

export function OptionResults(props: OptionResultsProps) {
  const { options, order, groups, round, view, grow, details, most } = props;
  const [byGround, setByGround] = useState(false);
  const [all, setAll] = useState(false);
  const stars = commonGround(options);
  const ground = (id: string): number => options[id]?.common_ground ?? -1;
  const sorted = byGround ? [...order].sort((a, b) => ground(b) - ground(a)) : order;
  const shown = all ? sorted : sorted.slice(0, most);
  const rest = sorted.length - shown.length;
  // Candidates have a name and stand with their support; ideas are their own name, by their total.
  const named = round.over === "candidates";
  const top = Math.max(1, ...order.map((id) => options[id]?.total ?? 0));
  return (
    <>
      {details && order.length > 1 && groups.shown.length > 1 && (
        <div class="button-row" role="group" aria-label={t("Sort by")}>
          <button type="button" class="button button--small" aria-pressed={!byGround} onClick={() => setByGround(false)}>
            {t("By votes")}
          </button>
          <button type="button" class="button button--small" aria-pressed={byGround} onClick={() => setByGround(true)}>
            {t("By common ground")}
          </button>
        </div>
      )}
      <div class={`results ${grow ? "grow" : ""} ${order.length > MANY ? "results--many" : ""}`.trim()}>
        {shown.map((id) => {
          const option = options[id];
          if (option === undefined) return null;
          const name = optionName(round, id, view);
          const split = splitSentence(option, view.brief.groups, groups);
          const total = props.totalText(option.total);
          const support = (
            <>
              <Bar label={t("The whole room")} value={percent(option.support)} share={option.support ?? 0} class="bar--total" />
              <GroupBars support={option} groups={view.brief.groups} shown={groups} />
            </>
          );
          return (
            <section key={id} class="result">
              {named && (
                <header class="result__head">
                  <h3 class="result__title">{name}</h3>
                  {id === props.winner && <span class="pill">{t("chosen")}</span>}
                  {stars.has(id) && <span class="pill pill--star">{t("common ground")}</span>}
                  <span class="caption num row__end">{total}</span>
                </header>
              )}
              {named ? support : (
                <>
                  <Bar label={name} value={total} share={Math.round((100 * option.total) / top)} class="bar--total" />
                  {stars.has(id) && (
                    <p>
                      <span class="pill pill--star">{t("common ground")}</span>
                    </p>
                  )}
                  {details && groups.shown.length > 0 && (
                    <details class="disclosure">
                      <summary class="disclosure__summary">{t("By group")}</summary>
                      <div class="stack stack--tight">{support}</div>
                    </details>
                  )}
                </>
              )}
              {split !== "" && <p class="result__note result__note--split">{split}</p>}
            </section>
          );
        })}
      </div>
      {rest > 0 && details && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {tn("Show {n} more", "Show {n} more", rest)}
        </button>
      )}
      {rest > 0 && !details && <p class="result__note">{tn("and {n} more", "and {n} more", rest)}</p>}
      {(named || groups.shown.length > 0) && <p class="result__note">{props.support}</p>}
    </>
  );
}
