/** The parts that every result is made of: bars, support by group, stars and splits, tables. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { GroupsView, OptionSupport, Tally } from "../../wire";
import { useGradually } from "./gradually";
import { membersClass, membersName, whyGroups } from "./labels";
import type { Groups } from "./labels";

export interface BarProps {
  label: ComponentChildren;
  value: string;
  /** 0 to 100. */
  share: number;
  /** Classes of the bar, and of what fills it. */
  class?: string;
  fill?: string;
}

export function Bar({ label, value, share, class: more = "", fill = "" }: BarProps) {
  return (
    <div class={`bar ${more}`.trim()}>
      <span class="bar__label" dir="auto">
        {label}
      </span>
      <span class="bar__value">{value}</span>
      <span class="bar__track">
        <span class={`bar__fill ${fill}`.trim()} style={{ "--share": `${share}%` }} />
      </span>
    </div>
  );
}

export function percent(n: number | undefined): string {
  return n === undefined ? t("none") : t("{n}%", { n });
}

/** Each group's support, the lowest marked. */
export function GroupBars({ support, groups, shown }: { support: OptionSupport; groups: Groups; shown: GroupsView }) {
  // Where all groups are level none is the lowest.
  const highest = Math.max(0, ...support.support_by_group);
  return (
    <>
      {shown.shown.map(({ members }, place) => {
        const share = support.support_by_group[place] ?? 0;
        const lowest = share === support.common_ground && share < highest;
        return (
          <Bar
            key={members.join()}
            label={
              <>
                {membersName(groups, members)}
                {lowest && <span class="visually-hidden"> {t("(the lowest)")}</span>}
              </>
            }
            value={percent(share)}
            share={share}
            class={lowest ? "bar--low" : ""}
            fill={membersClass(groups, members)}
          />
        );
      })}
    </>
  );
}

/** "popular but split: Customers 80%, Service desk 30%". */
export function splitSentence(support: OptionSupport, groups: Groups, shown: GroupsView): string {
  if (support.split === undefined) return "";
  const side = (place: number): string =>
    `${membersName(groups, shown.shown[place]?.members ?? [])} ${percent(support.support_by_group[place])}`;
  return t("Split: {high}, {low}", { high: side(support.split[0]), low: side(support.split[1]) });
}

/** The options with the most common ground: the highest support in their lowest group. None where
 * that is nothing, where it is no choice, or where a single group is all that is shown. */
export function commonGround(options: Record<string, OptionSupport>, { shown }: GroupsView): Set<string> {
  if (shown.length < 2) return new Set();
  const ids = Object.keys(options);
  const best = Math.max(0, ...ids.map((id) => options[id]?.common_ground ?? 0));
  const found = ids.filter((id) => best > 0 && options[id]?.common_ground === best);
  return new Set(ids.length > 1 && found.length < ids.length ? found : []);
}

/** "9 of 12 voted · 1 abstained". `present` are the people who were there at the close. */
export function turnout(tally: Tally, present: number): string {
  const voted = t("{voted} of {present} voted", { voted: tally.ballots, present: Math.max(present, tally.ballots) });
  return tally.abstentions === 0
    ? voted
    : `${voted} · ${tn("{n} abstained", "{n} abstained", tally.abstentions)}`;
}

/** Every group stands by itself: none is pooled, none is left out. */
export function wholeGroups(shown: GroupsView): boolean {
  return shown.why === "shown" && shown.shown.every(({ members }) => members.length === 1);
}

/** Why groups are missing, or what pooling means; nothing where each stands for itself. */
export function GroupsNote({ shown }: { shown: GroupsView }) {
  return wholeGroups(shown) ? null : <p class="result__note">{whyGroups(shown.why)}</p>;
}

type Row = ReadonlyArray<string | number>;

/** So many rows are made with the result itself. */
const FEW_ROWS = 40;

/** The numbers of a picture, folded under it. Hundreds of rows are made when they are asked for. */
export function Numbers({ caption, head, rows }: { caption: string; head: string[]; rows: Row[] }) {
  const few = rows.length <= FEW_ROWS;
  const [opened, open] = useState(false);
  return (
    <details class="disclosure" onToggle={() => open(true)}>
      <summary class="disclosure__summary">{t("The numbers as a table")}</summary>
      <div class="table-wrap" tabIndex={0} role="region" aria-label={caption}>
        <table class="table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {head.map((name, place) => (
                <th key={place} scope="col" class={place === 0 ? undefined : "num"}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {few ? rows.map(tableRow) : opened && <Rows rows={rows} />}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  const drawn = useGradually(rows.length);
  return <>{rows.slice(0, drawn).map(tableRow)}</>;
}

const tableRow = ([name, ...numbers]: Row, row: number) => (
  <tr key={row}>
    <th scope="row" dir="auto">
      {name}
    </th>
    {numbers.map((number, place) => (
      <td key={place} class="num">
        {number}
      </td>
    ))}
  </tr>
);

/** One column for each group shown, for tables. */
export function groupColumns(groups: Groups, shown: GroupsView): string[] {
  return shown.shown.map(({ members }) => membersName(groups, members));
}
