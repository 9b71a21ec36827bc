/** The private line: one of this person's own ideas lives on in a candidate. Nobody else sees it. */
import { t } from "../../core/i18n";
import { Star } from "../../core/icons";
import { citesOwn } from "../shared/lineage";
import { useView } from "./use";

export function OwnLine({ candidate }: { candidate: string }) {
  const cites = useView((view) => view.candidates[candidate]?.cites);
  const own = useView((_view, mine) => mine.ideas);
  if (cites === undefined || !citesOwn(cites, own)) return null;
  return (
    <p class="own-line">
      <Star filled />
      {t("Your idea is in here. Only you see this line.")}
    </p>
  );
}
