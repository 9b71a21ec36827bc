/** What a round was about: its options, as they were when people judged them. */
import { t, tn } from "../../core/i18n";
import type { FinalView, IdeaView, PieceView, RoundView, View } from "../../wire";
import { partName } from "./labels";

/** The parts of a view that name options. */
export type Shown = Pick<View, "brief" | "ideas" | "candidates" | "finals">;

/** What people call an option: the idea's own words, "Candidate 2", or "Mission, version 3". */
export function optionName(round: RoundView, id: string, view: Pick<Shown, "ideas" | "candidates">): string {
  if (round.over === "ideas") return view.ideas[id]?.text ?? t("An idea that is gone");
  if (round.over === "candidates") {
    const number = view.candidates[id]?.number;
    return number === undefined ? t("A candidate that is gone") : t("Candidate {number}", { number });
  }
  return t("{part}, version {number}", { part: partName(round.part), number: round.option_versions[id] ?? 1 });
}

/** The words of an option in the version that was judged; none for an idea. */
export function optionPieces(round: RoundView, id: string, view: Pick<Shown, "candidates" | "finals">): PieceView[] {
  const number = round.option_versions[id];
  if (round.over === "candidates") {
    const candidate = view.candidates[id];
    return candidate?.versions.find((version) => version.number === number)?.pieces ?? candidate?.pieces ?? [];
  }
  const final = round.over === "final" ? view.finals[round.part] : undefined;
  return final?.versions.find((version) => version.number === number)?.pieces ?? final?.pieces ?? [];
}

/** Rounds by the order in which they were opened. */
export function roundsInOrder(rounds: View["rounds"]): Array<[string, RoundView]> {
  return Object.entries(rounds).sort(([, a], [, b]) => a.order - b.order);
}

/** The round that is open now. There is at most one. */
export function openRound(rounds: View["rounds"]): [string, RoundView] | null {
  return Object.entries(rounds).find(([, { status }]) => status === "open") ?? null;
}

/** Whether the open round asks once more what an earlier one was about, which counts no longer. */
export function isAskedAgain(rounds: View["rounds"]): boolean {
  const open = openRound(rounds)?.[1];
  const same = (round: RoundView): boolean => round.purpose === open?.purpose && round.part === open.part && round.over === open.over;
  return Object.values(rounds).some((round) => round.status === "superseded" && same(round));
}

/** The last round of a stage that was counted. */
export function latestResult(rounds: View["rounds"], stage: string): [string, RoundView] | null {
  const counted = roundsInOrder(rounds).filter(([, round]) => round.stage === stage && round.tally !== undefined);
  return counted[counted.length - 1] ?? null;
}

export interface PutFirst {
  id: string;
  text: string;
  /** Dots, or points. */
  total: number;
  /** "3 dots" */
  got: string;
}

/** So many ideas lead into the drafts; those that are level with the last of them come along. */
const LEADING = 5;

/** The ideas that got the most for this part when the room narrowed, in the order of the result; none before a count. */
export function putFirst({ rounds, ideas }: Pick<View, "rounds" | "ideas">, part: string, most = LEADING): PutFirst[] {
  const counted = roundsInOrder(rounds).filter(
    ([, { purpose, over, status, part: of }]) => purpose === "narrow" && over === "ideas" && status === "closed" && of === part,
  );
  const tally = counted[counted.length - 1]?.[1].tally;
  if (tally === undefined || tally.rule === "gradients") return [];
  const inPoints = tally.rule === "score";
  const all = tally.order.flatMap((id) => {
    const total = tally.options[id]?.total ?? 0;
    const text = ideas[id]?.text;
    if (total === 0 || text === undefined) return [];
    return [{ id, text, total, got: inPoints ? tn("{n} point", "{n} points", total) : tn("{n} dot", "{n} dots", total) }];
  });
  const least = all[most - 1]?.total ?? 0;
  const level = all.filter(({ total }) => total >= least);
  // Where very many are level, none of them would lead.
  return level.length <= 2 * most ? level : all.filter(({ total }) => total > least);
}

/** The ideas that a vote could narrow for this part, in the order of the wall (voting.standing_options). */
export function ideasToNarrow({ agenda, ideas }: Pick<View, "agenda" | "ideas">, part: string): Array<[string, IdeaView]> {
  const of = ({ stage, hidden }: IdeaView): boolean => hidden !== true && agenda[stage]?.revealed === true && agenda[stage].part === part;
  return inOrder(ideas).filter(([, idea]) => of(idea));
}

/** The pieces of the version of the final words before the one that stands. */
export function versionBefore(final: FinalView): PieceView[] | null {
  const at = final.versions.findIndex(({ number }) => number === final.version);
  return final.versions[at - 1]?.pieces ?? null;
}

/** Things by their `order` field, with their ids. */
export function inOrder<T extends { order: number }>(things: Record<string, T> | undefined): Array<[string, T]> {
  return Object.entries(things ?? {}).sort(([, a], [, b]) => a.order - b.order);
}
