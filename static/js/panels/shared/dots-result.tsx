/** The result of a dot vote. */
import { t, tn } from "../../core/i18n";
import type { DotsTally } from "../../wire";
import { OptionResults } from "./option-results";
import { optionName } from "./options";
import { groupColumns, GroupsNote, Numbers, percent } from "./result-parts";
import type { ResultProps } from "./results";

export function DotsResult({ tally, ...shared }: ResultProps<DotsTally>) {
  const { round, view, details } = shared;
  const { options, order, ties } = tally;
  const dots = (n: number): string => tn("{n} dot", "{n} dots", n);
  const top = order[0];
  // Options without any dot are level too, but that is no tie worth naming.
  const level = ties.find((tie) => top !== undefined && tie.includes(top) && (options[top]?.total ?? 0) > 0);
  const name = (id: string): string => optionName(round, id, view);
  return (
    <>
      {level !== undefined && (
        <p class="notice notice--next">
          {round.over === "candidates"
            ? t("A tie at the top: {options}.", { options: level.map(name).join(", ") })
            : t("A tie at the top: {n} have the most dots.", { n: level.length })}
        </p>
      )}
      <OptionResults
        {...shared}
        options={options}
        order={order}
        groups={tally.groups}
        totalText={dots}
        support={
          round.over === "candidates" ? t("Bars show support: at least one dot.") : t("Support in a group: at least one dot.")
        }
      />
      <GroupsNote shown={tally.groups} />
      {details && (
        <Numbers
          caption={tally.groups.shown.length > 0 ? t("Dots, people who gave one, and support by group") : t("Dots, and people who gave one")}
          head={[t("Item"), t("Dots"), t("People"), ...groupColumns(view.brief.groups, tally.groups)]}
          rows={order.map((id) => {
            const option = options[id];
            return [name(id), option?.total ?? 0, option?.voters ?? 0, ...(option?.support_by_group ?? []).map(percent)];
          })}
        />
      )}
    </>
  );
}
