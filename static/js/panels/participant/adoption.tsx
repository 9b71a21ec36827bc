/** Whether the room's text is adopted, or what stands in the way: as recorded, never worked out here. */
import { t } from "../../core/i18n";
import { Help } from "../shared/help";
import { adopting } from "../shared/help-topics";
import { dayName, partName } from "../shared/labels";
import { useView } from "./use";

export function Adoption({ part }: { part: string }) {
  const final = useView((view) => view.finals[part]);
  if (final === undefined) return null;
  const { adoption, not_yet: notYet, version } = final;
  if (adoption?.current) {
    return (
      <p class="notice notice--good">
        <strong>{t("{part} adopted, version {version}.", { part: partName(part), version: adoption.version })}</strong>
        {!adoption.met && adoption.reason !== "" && <span dir="auto">{t("Adopted by decision: {reason}", { reason: adoption.reason })}</span>}
      </p>
    );
  }
  if (notYet !== undefined) {
    return (
      <div class="notice notice--next">
        <strong>{t("Not yet agreed.")}</strong>
        <span dir="auto">{t("What stands in the way: {obstacle}", { obstacle: notYet.obstacle })}</span>
        {notYet.who !== "" && <span dir="auto">{t("Who carries on: {who}", { who: notYet.who })}</span>}
        {notYet.by_when !== "" && <span>{t("By {day}", { day: dayName(notYet.by_when) })}</span>}
      </div>
    );
  }
  if (adoption !== undefined) {
    return (
      <div class="notice notice--next">
        {t("Agreed on version {old}; version {version} changed the words, so the room is asked again.", { old: adoption.version, version })}
        <Help topics={[adopting()]} />
      </div>
    );
  }
  return null;
}
