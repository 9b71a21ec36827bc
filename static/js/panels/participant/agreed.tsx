/** The room's text alone: agreed, with a star, or as it stands. */
import { t } from "../../core/i18n";
import { Star } from "../../core/icons";
import type { FinalView } from "../../wire";
import { ourPart, partName } from "../shared/labels";
import { Statement } from "../shared/statement";
import { Adoption } from "./adoption";
import { OwnLine } from "./own-line";

export function RoomsText({ part, final }: { part: string; final: FinalView }) {
  const agreed = final.adoption?.current === true;
  return (
    <section class="agreed">
      <h2 class="part-label row">
        {agreed && <Star filled />}
        {agreed ? ourPart(part) : t("{part}, not yet agreed", { part: partName(part) })}
      </h2>
      <Statement pieces={final.pieces} size="large" />
      <OwnLine candidate={final.candidate} />
      {!agreed && <Adoption part={part} />}
    </section>
  );
}
