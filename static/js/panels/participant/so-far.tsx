/** "So far", for whoever comes late or wonders: what was decided, what is open now, how long. */
import { useNow } from "../../core/clock";
import { t, tn } from "../../core/i18n";
import { partName } from "../shared/labels";
import { openRound } from "../shared/options";
import { oneLine } from "../shared/statement";
import { longFace } from "../shared/timer-pill";
import { useNextStage, useView } from "./use";

export function SoFar() {
  const rows = [...useDecided(), ...useOpenNow()];
  return (
    <dl class="so-far__list">
      {rows.map(([name, text]) => (
        <div key={name} class="so-far__item">
          <dt>{name}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

type Row = [string, string];

function useDecided(): Row[] {
  const finals = useView((view) => view.finals);
  const ideas = useView((view) => Object.keys(view.ideas).length);
  const candidates = useView((view) => Object.values(view.candidates).filter(({ withdrawn }) => !withdrawn).length);
  const rows: Row[] = [];
  for (const part of ["vision", "mission"] as const) {
    const final = finals[part];
    if (final === undefined) continue;
    const words = oneLine(final.pieces);
    rows.push([
      final.adoption?.current ? t("Adopted") : t("Chosen"),
      t("{part}: {words}", { part: partName(part), words }),
    ]);
  }
  const made = [
    ideas > 0 && tn("{n} idea revealed", "{n} ideas revealed", ideas),
    candidates > 0 && tn("{n} candidate", "{n} candidates", candidates),
  ].filter((text): text is string => text !== false);
  if (made.length > 0) rows.push([t("Written"), made.join(", ")]);
  if (rows.length === 0) rows.push([t("Decided"), t("Nothing yet: you have missed no decision.")]);
  return rows;
}

function useOpenNow(): Row[] {
  const current = useView((view) => view.current);
  const stage = useView((view) => view.agenda[view.current]);
  const timer = useView((view) => view.timer);
  const voting = openRound(useView((view) => view.rounds)) !== null;
  const next = useNextStage(current);
  const now = useNow();
  if (stage === undefined) return [];
  const left = timer === undefined ? 0 : timer.ends_at === 0 ? timer.left : timer.ends_at - now;
  const open = [stage.title, voting && t("the vote is open, you can vote"), left > 0 && t("{time} left", { time: longFace(left) })];
  const rows: Row[] = [[t("Open now"), open.filter(Boolean).join(" · ")]];
  if (next !== undefined) rows.push([t("Next"), next.title]);
  return rows;
}
