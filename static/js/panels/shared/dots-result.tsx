/** The result of a dot vote. */
import { t, tn } from "../../core/i18n";
import type { DotsTally } from "../../wire";
import { OptionResults } from "./option-results";
import { optionName } from "./options";
import { groupColumns, GroupsNote, Numbers, percent } from "./result-parts";
import type { ResultProps } from "./results";
import { Tie } from "./tie";
import { chosenIn } from "./ties";

export function DotsResult({ tally, ...shared }: ResultProps<DotsTally>) {
  const { round, view, details } = shared;
  const { options, order } = tally;
  const dots = (n: number): string => tn("{n} dot", "{n} dots", n);
  const name = (id: string): string => optionName(round, id, view);
  return (
    <>
      <Tie round={round} view={view} />
      <OptionResults
        {...shared}
        options={options}
        order={order}
        groups={tally.groups}
        winner={chosenIn(round)}
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
