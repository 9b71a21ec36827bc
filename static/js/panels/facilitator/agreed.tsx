/** The words that the room leaves with, or how far it has come. */
import { beside, t } from "../../core/i18n";
import type { FinalView } from "../../wire";
import { dayName, partName } from "../shared/labels";
import { usePart } from "../shared/session";
import { Statement } from "../shared/statement";

/** The vision leads, for it is where the mission goes. */
const PARTS = ["vision", "mission"];

export function Agreed({ over = false }: { over?: boolean }) {
  const finals = usePart((view) => view?.finals ?? {});
  const parts = PARTS.flatMap((part) => (finals[part] === undefined ? [] : [{ part, final: finals[part] }]));
  if (parts.length === 0) {
    return (
      <section class="empty">
        <h2 class="empty__title">{t("Nothing is agreed yet")}</h2>
        <p class="empty__text">
          {t("The document says so too, and shows the candidates.")} {!over && t("You can still go back to any stage.")}
        </p>
      </section>
    );
  }
  return (
    <>
      {parts.map(({ part, final }) => (
        <section key={part} class={`card stack stack--tight ${final.adoption?.current ? "candidate--winner" : ""}`.trim()}>
          <header class="candidate__head">
            <h2 class="part-label">{partName(part)}</h2>
            <span>{stateOf(final)}</span>
          </header>
          <Statement pieces={final.pieces} size="large" />
        </section>
      ))}
    </>
  );
}

function stateOf({ adoption, not_yet, version }: FinalView): string {
  if (adoption?.current) return t("adopted, version {version}", { version });
  if (adoption !== undefined) return t("agreed on version {before}; version {version} waits to be confirmed", { before: adoption.version, version });
  if (not_yet === undefined) return t("not yet agreed");
  return beside(t("not yet agreed"), not_yet.who, dayName(not_yet.by_when));
}
