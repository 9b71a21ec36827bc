/** A list of options with their bars: what dots and scores have in common. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { GroupsView, OptionSupport, Tally } from "../../wire";
import { useGradually } from "./gradually";
import { membersName } from "./labels";
import type { Groups } from "./labels";
import { optionName } from "./options";
import { Bar, commonGround, GroupBars, percent, splitSentence } from "./result-parts";
import type { ResultProps } from "./results";
import { shortened } from "./shortened";

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
  const { options, order, groups, round, view, grow, details } = props;
  // A single one more has its place where it would be counted.
  const most = order.length === props.most + 1 ? order.length : props.most;
  const [byGround, setByGround] = useState(false);
  const [all, setAll] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const stars = commonGround(options, groups);
  const ground = (id: string): number => options[id]?.common_ground ?? -1;
  const sorted = byGround ? [...order].sort((a, b) => ground(b) - ground(a)) : order;
  const rest = all ? [] : sorted.slice(most);
  // Candidates have a name and stand with their support; ideas are their own name, by their total.
  const named = round.over === "candidates";
  const top = Math.max(1, ...order.map((id) => options[id]?.total ?? 0));
  const sortable = order.length > 1 && groups.shown.length > 1;
  const foldable = !named && groups.shown.length > 0;
  const one = (id: string) => {
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
            <span class="caption num">{total}</span>
            {(id === props.winner || stars.has(id)) && (
              <p class="result__marks">
                {id === props.winner && <span class="pill">{t("chosen")}</span>}
                {stars.has(id) && <span class="pill pill--star">{t("common ground")}</span>}
              </p>
            )}
          </header>
        )}
        {named ? (
          <div class="result__body">
            {support}
            {split !== "" && <Split sentence={split} />}
          </div>
        ) : (
          <>
            <Bar label={shortened(name)} value={total} share={Math.round((100 * option.total) / top)} class="bar--total" />
            {stars.has(id) && (
              <p>
                <span class="pill pill--star">{t("common ground")}</span>
              </p>
            )}
            {unfolded && support}
          </>
        )}
        {split !== "" && !named && <Split sentence={split} />}
        {split === "" && !named && !unfolded && <Lowest support={option} groups={view.brief.groups} shown={groups} />}
      </section>
    );
  };
  return (
    <>
      {details && (sortable || foldable) && (
        <div class="result-tools">
          {sortable && (
            <div class="button-row" role="group" aria-label={t("Sort by")}>
              <button type="button" class="button button--small" aria-pressed={!byGround} onClick={() => setByGround(false)}>
                {t("By votes")}
              </button>
              <button type="button" class="button button--small" aria-pressed={byGround} onClick={() => setByGround(true)}>
                {t("By common ground")}
              </button>
            </div>
          )}
          {foldable && (
            <button type="button" class="link-button result-groups" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              {unfolded ? t("Hide the groups") : t("Show each group")}
            </button>
          )}
        </div>
      )}
      <div class={["results", grow && "grow", named && "results--named", order.length > MANY && "results--many"].filter(Boolean).join(" ")}>
        {sorted.slice(0, most).map(one)}
        {all && <Gradually key={`${byGround} ${unfolded}`} ids={sorted.slice(most)} draw={one} />}
      </div>
      {rest.length > 0 && details && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {tn("Show {n} more", "Show {n} more", rest.length)}
        </button>
      )}
      {rest.length > 0 && !details && <p class="result__note">{tn("and {n} more", "and {n} more", rest.length)}</p>}
      {(named || groups.shown.length > 0) && <p class="result__note">{props.support}</p>}
    </>
  );
}

const Split = ({ sentence }: { sentence: string }) => <p class="result__note result__note--split">{sentence}</p>;

/** What one press asked for: the first of it at once. */
function Gradually({ ids, draw }: { ids: readonly string[]; draw(id: string): ComponentChildren }) {
  const drawn = useGradually(ids.length);
  return <>{ids.slice(0, drawn).map(draw)}</>;
}

/** The lowest group's support in a line, where the groups themselves are folded away. */
function Lowest({ support, groups, shown }: { support: OptionSupport; groups: Groups; shown: GroupsView }) {
  const lowest = support.common_ground;
  if (lowest === undefined || shown.shown.length < 2) return null;
  const members = shown.shown[support.support_by_group.indexOf(lowest)]?.members ?? [];
  const highest = Math.max(...support.support_by_group);
  return (
    <p class="result__note">
      {lowest === highest
        ? t("Every group: {share}", { share: percent(lowest) })
        : t("Lowest: {group} {share}", { group: membersName(groups, members), share: percent(lowest) })}
    </p>
  );
}
