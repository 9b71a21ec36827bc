/** Finding one of the options of a ballot that has many. */
import { t } from "../../core/i18n";
import type { RoundView } from "../../wire";
import { Find } from "../shared/find";
import type { FindProps } from "../shared/find";
import { MANY } from "../shared/sift";

interface FindOptionProps extends Pick<FindProps, "rows" | "only" | "children"> {
  round: RoundView;
  onAll(): void;
}

/** Nothing where a few can be overlooked. */
export function FindOption({ round, ...rest }: FindOptionProps) {
  if (round.options.length <= MANY) return null;
  return (
    <Find
      sticky
      label={round.over === "ideas" ? t("Find an idea") : t("Find a candidate")}
      none={round.over === "ideas" ? t("No idea has these words.") : t("No candidate has these words.")}
      {...rest}
    />
  );
}
