/** Who has voted: numbers and groups, never how. */
import { tn, t } from "../../core/i18n";
import type { GroupView, Live } from "../../wire";
import { groupClass, groupName } from "../shared/labels";
import { usePart } from "../shared/session";

export interface GroupRow {
  id: string;
  cast: number;
  present: number;
}

/** Groups by their place in the brief, those without a group last; empty ones left out. */
export function groupRows(groups: Readonly<Record<string, GroupView>>, live: Partial<Live>): GroupRow[] {
  const cast = live.turnout?.groups ?? {};
  const here = live.turnout?.of_groups ?? live.groups ?? {};
  const place = (id: string): number => groups[id]?.order ?? Number.MAX_SAFE_INTEGER;
  return [...new Set([...Object.keys(here), ...Object.keys(cast)])]
    .map((id) => ({ id, cast: cast[id] ?? 0, present: Math.max(here[id] ?? 0, cast[id] ?? 0) }))
    .filter(({ present }) => present > 0)
    .sort((a, b) => place(a.id) - place(b.id));
}

export function GroupTurnout() {
  const groups = usePart((view) => view?.brief.groups ?? {});
  const live = usePart((_view, _mine, heard) => heard);
  const rows = groupRows(groups, live);
  if (rows.length === 0) return null;
  return (
    <ul class="group-list" aria-label={t("Who has voted, by group")}>
      {rows.map(({ id, cast, present }) => (
        <li key={id} class="group-list__row">
          <span class={`swatch ${groupClass(groups, id)}`} aria-hidden="true" />
          <span class="group-list__name" dir="auto">
            {groupName(groups, id)}
          </span>
          <span class="group-list__count">{tn("{n} of {present}", "{n} of {present}", cast, { present })}</span>
        </li>
      ))}
    </ul>
  );
}
