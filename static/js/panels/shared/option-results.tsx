/** A list of options with their bars: what dots and scores have in common. */
import { useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { OptionSupport, Tally } from "../../wire";
import { optionName } from "./options";
import { Bar, commonGround, GroupBars, splitSentence } from "./result-parts";
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
  /** Highest total there could be; bars are drawn against the highest there is, if left out. */
  outOf?: number;
  winner?: string | undefined;
}

/** Above this, groups fold away under each option. */
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
  const top = props.outOf ?? Math.max(1, ...order.map((id) => options[id]?.total ?? 0));
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
          const share = Math.round((100 * option.total) / top);
          const name = optionName(round, id, view);
          const split = splitSentence(option, view.brief.groups, groups);
          const bars = <GroupBars support={option} groups={view.brief.groups} shown={groups} />;
          return (
            <section key={id} class="result">
              {(round.over === "candidates" || stars.has(id)) && (
                <header class="result__head">
                  {round.over === "candidates" && <h3 class="result__title">{name}</h3>}
                  {id === props.winner && <span class="pill">{t("chosen")}</span>}
                  {stars.has(id) && <span class="pill pill--star">{t("common ground")}</span>}
                </header>
              )}
              <Bar
                label={round.over === "candidates" ? t("The whole room") : name}
                value={props.totalText(option.total)}
                share={share}
                class="bar--total"
              />
              {order.length <= MANY ? bars : details && groups.shown.length > 0 && (
                <details class="disclosure">
                  <summary class="disclosure__summary">{t("By group")}</summary>
                  <div class="stack stack--tight">{bars}</div>
                </details>
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
    </>
  );
}
