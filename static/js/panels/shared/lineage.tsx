/** The ideas that a candidate grew from. */
import { t, tn } from "../../core/i18n";
import type { IdeaView } from "../../wire";

export interface LineageProps {
  cites: readonly string[];
  /** The ideas that may be seen. */
  ideas: Record<string, Pick<IdeaView, "text">>;
  /** Own ideas of the reader, marked for them alone. */
  own?: Record<string, unknown>;
  open?: boolean;
}

/** Nothing where it cites none. */
export function Lineage({ cites, ideas, own = {}, open = false }: LineageProps) {
  if (cites.length === 0) return null;
  const gone = cites.filter((id) => ideas[id] === undefined).length;
  return (
    <details class="disclosure" open={open}>
      <summary class="disclosure__summary">{tn("Grew from {n} idea", "Grew from {n} ideas", cites.length)}</summary>
      <ul class="lineage" role="list">
        {cites.map((id) => {
          const idea = ideas[id];
          return idea === undefined ? null : (
            <li key={id} class="lineage__idea">
              <span dir="auto">{idea.text}</span>
              {id in own && <span class="pill lineage__own">{t("yours")}</span>}
            </li>
          );
        })}
      </ul>
      {gone > 0 && <p class="caption">{tn("{n} of them is hidden", "{n} of them are hidden", gone)}</p>}
    </details>
  );
}

/** Whether one of the reader's own ideas is among those cited. */
export function citesOwn(cites: readonly string[], own: Record<string, unknown>): boolean {
  return cites.some((id) => id in own);
}
