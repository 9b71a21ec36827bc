/** What the projector shows at a moment: computed once, drawn large by panels/screen, and written out
 * as text by screen-text.tsx, so that nobody who can't see the wall misses a word of it. */
import { t } from "../../core/i18n";
import type { FinalView, IdeaView, Live, PieceView, RoundView, StageView, View } from "../../wire";
import { authorName, hasName, howChosen, partName } from "./labels";
import { ideasToNarrow, inOrder, latestResult, openRound, optionName, optionPieces, putFirst, versionBefore } from "./options";
import type { PutFirst } from "./options";
import type { LoosePiece } from "./piece-pairs";
import { devicesSentence, procedureFacts } from "./screen-sentences";
import type { Words } from "./statement";
import { isUndecided } from "./ties";

export interface Card {
  id: string;
  text: string;
  author: string;
}

/** A candidate, or another text that one may choose. */
export interface Text {
  id: string;
  name: string;
  /** As a person calls it out: "the twelve". 0 for what is no candidate. */
  number: number;
  pieces: Words;
  comments: number;
  amendments: number;
}

/** How many have voted, of how many. */
export interface Turnout {
  cast: number;
  present: number;
  secrecy: RoundView["secrecy"];
}

/** What the unit's own words are to serve: the organisation's vision, its mission. */
export interface Parent {
  name: string;
  text: string;
}

export interface Wall {
  question: string;
  ideas: Card[];
}

export type Content =
  | { kind: "lobby"; title: string; joined: number }
  | { kind: "welcome"; title: string; purpose: string; parents: Parent[]; joined: number; agenda: StageView[]; current: number }
  | { kind: "questions"; questions: string[]; ideas: number; writing: number; wrote: number; present: number }
  | { kind: "wall"; walls: Wall[]; ideas: number }
  | { kind: "ideas"; ideas: Card[]; turnout: Turnout | null }
  | { kind: "candidates"; texts: Text[]; turnout: Turnout | null; counts: boolean; writing: number; first: PutFirst[] }
  | { kind: "result"; id: string; round: RoundView; chosen: Words | null; how: string }
  | { kind: "words"; part: string; version: number; before: PieceView[] | null; pieces: readonly LoosePiece[]; typed: boolean; requests: number }
  | { kind: "asking"; part: string; pieces: Words; turnout: Turnout | null }
  | { kind: "answer"; id: string; part: string; pieces: Words; round: RoundView; final: FinalView }
  | { kind: "agreed"; part: string; pieces: Words; final: FinalView; names: string[] }
  | { kind: "close"; texts: Array<{ part: string; final: FinalView }>; finished: boolean; heads: number; devices: string; facts: string[] }
  | { kind: "break" }
  | { kind: "look"; name: string; pieces: Words; text: string; hands: number }
  | { kind: "nothing"; sentence: string };

export interface Showing {
  /** What it is about: "Gather ideas · Mission". */
  head: string;
  content: Content;
  /** The stage that comes next; empty where none does. */
  next: string;
}

export function showing(view: View, live: Partial<Live>): Showing {
  const stage = view.agenda[view.current];
  const now = [stage?.title ?? "", partName(stage?.part ?? "")].filter(Boolean).join(" · ");
  const head = view.status === "live" ? now : view.brief.title;
  return { head, content: contentOf(view, live, stage), next: view.status === "live" ? nextStage(view) : "" };
}

function parentsOf({ parent_vision: vision, parent_mission: mission }: View["brief"]): Parent[] {
  return [
    { name: t("The organisation’s vision"), text: vision },
    { name: t("The organisation’s mission"), text: mission },
  ].filter(({ text }) => text !== "");
}

function nextStage(view: View): string {
  const stages = inOrder(view.agenda);
  return stages[stages.findIndex(([id]) => id === view.current) + 1]?.[1].title ?? "";
}

function contentOf(view: View, live: Partial<Live>, stage: StageView | undefined): Content {
  const joined = view.counts.joined;
  if (view.status === "finished") return closing(view, true);
  if (view.status !== "live" || stage === undefined) return { kind: "lobby", title: view.brief.title, joined };
  if (view.look_up !== undefined) return lookedAt(view, view.look_up);
  switch (stage.kind) {
    case "welcome":
      return {
        kind: "welcome",
        title: view.brief.title,
        purpose: view.brief.purpose,
        parents: parentsOf(view.brief),
        joined,
        agenda: inOrder(view.agenda).map(([, known]) => known),
        current: stage.order,
      };
    case "gather":
      return gathering(view, live, stage);
    case "narrow":
    case "vote":
      return choosing(view, live, stage);
    case "draft":
    case "discuss":
      return { kind: "candidates", texts: standing(view, stage), turnout: null, counts: stage.kind === "discuss", writing: live.writing ?? 0, first: stage.kind === "draft" ? putFirst(view, stage.part) : [] };
    case "word":
      return wording(view, live, stage);
    case "ratify":
      return agreeing(view, live, stage);
    case "close":
      return closing(view, false);
    case "break":
      return { kind: "break" };
  }
}

function gathering(view: View, live: Partial<Live>, stage: StageView): Content {
  const prompts = inOrder(stage.prompts);
  const ideas = view.counts.ideas[view.current] ?? 0;
  if (!stage.revealed) {
    const wrote = view.counts.wrote[view.current] ?? 0;
    const questions = prompts.map(([, { text }]) => text);
    return { kind: "questions", questions, ideas, writing: live.writing ?? 0, wrote, present: Math.max(here(view, live), wrote) };
  }
  const here_ = inOrder(view.ideas).filter(([, idea]) => idea.stage === view.current);
  const walls = prompts.map(([id, { text }]) => ({
    question: text,
    ideas: here_.filter(([, idea]) => idea.prompt === id).map((entry) => card(entry, live)),
  }));
  return { kind: "wall", walls: walls.filter(({ ideas: some }) => some.length > 0), ideas: here_.length };
}

function card([id, idea]: [string, IdeaView], live: Partial<Live>): Card {
  return { id, text: idea.text, author: authorName(live.names, idea.author) };
}

function here(view: View, live: Partial<Live>): number {
  return live.taking_part ?? live.present ?? view.counts.joined;
}

function choosing(view: View, live: Partial<Live>, stage: StageView): Content {
  const open = openRound(view.rounds);
  const result = latestResult(view.rounds, view.current);
  if (open === null && result !== null) {
    const [id, round] = result;
    const final = stage.kind === "vote" && !isUndecided(round) ? view.finals[stage.part] : undefined;
    return { kind: "result", id, round, chosen: final?.pieces ?? null, how: final === undefined ? "" : howChosen(final.how) };
  }
  const turnout = open === null ? null : turnoutOf(view, live, open);
  if (stage.kind === "narrow" && stage.over === "ideas") return { kind: "ideas", ideas: ideasToChoose(view, live, stage, open?.[1]), turnout };
  const texts = open === null ? standing(view, stage) : open[1].options.map((id) => option(open[1], id, view));
  return { kind: "candidates", texts, turnout, counts: false, writing: 0, first: [] };
}

function turnoutOf(view: View, live: Partial<Live>, [id, { secrecy }]: [string, RoundView]): Turnout {
  const cast = live.turnout?.round === id ? live.turnout.cast : 0;
  return { cast, present: Math.max(here(view, live), cast), secrecy };
}

function ideasToChoose(view: View, live: Partial<Live>, stage: StageView, round: RoundView | undefined): Card[] {
  const ids = round?.options ?? ideasToNarrow(view, stage.part).map(([id]) => id);
  return ids.flatMap((id) => {
    const idea = view.ideas[id];
    return idea === undefined ? [] : [card([id, idea], live)];
  });
}

function option(round: RoundView, id: string, view: View): Text {
  return { id, name: optionName(round, id, view), number: view.candidates[id]?.number ?? 0, pieces: optionPieces(round, id, view), comments: 0, amendments: 0 };
}

/** The candidates that stand, oldest first. */
function standing(view: View, stage: StageView): Text[] {
  return inOrder(view.candidates)
    .filter(([, { part, withdrawn, aside }]) => part === stage.part && !withdrawn && !aside)
    .map(([id, candidate]) => ({
      id,
      name: t("Candidate {number}", { number: candidate.number }),
      number: candidate.number,
      pieces: candidate.pieces,
      comments: view.counts.comments[id] ?? 0,
      amendments: Object.values(candidate.amendments).filter(({ status }) => status === "open").length,
    }));
}

function wording(view: View, live: Partial<Live>, stage: StageView): Content {
  const final = view.finals[stage.part];
  if (final === undefined) return { kind: "nothing", sentence: t("The text is not chosen yet") };
  if (final.adoption?.current === true) return agreed(stage.part, final, live, view.counts);
  const typing = live.typing?.[stage.part];
  const typed = typing !== undefined && typing.pieces.length > 0;
  const base = final.versions.find(({ number }) => number === typing?.base)?.pieces ?? final.pieces;
  return {
    kind: "words",
    part: stage.part,
    version: final.version,
    before: typed ? base : versionBefore(final),
    pieces: typed ? typing.pieces : final.pieces,
    typed,
    requests: Object.values(final.requests).filter(({ settled }) => !settled).length,
  };
}

function agreeing(view: View, live: Partial<Live>, stage: StageView): Content {
  const { part } = stage;
  const final = view.finals[part];
  if (final === undefined) return { kind: "nothing", sentence: t("The text is not chosen yet") };
  const open = openRound(view.rounds);
  if (open !== null) return { kind: "asking", part, pieces: final.pieces, turnout: turnoutOf(view, live, open) };
  if (final.adoption?.current === true) return agreed(part, final, live, view.counts);
  const result = latestResult(view.rounds, view.current);
  // A result about earlier words says nothing about these.
  if (result === null || result[1].option_versions[part] !== final.version) return { kind: "asking", part, pieces: final.pieces, turnout: null };
  return { kind: "answer", id: result[0], part, pieces: final.pieces, round: result[1], final };
}

/** With the names of the room, where they are those of everybody who is in: some may have voted by name once,
 * and whoever was removed keeps a name for what they wrote. */
function agreed(part: string, final: FinalView, live: Partial<Live>, { joined }: View["counts"]): Content {
  const known = Object.values(live.names ?? {});
  const names = known.length === joined ? known.filter(hasName) : [];
  return { kind: "agreed", part, pieces: final.pieces, final, names };
}

function closing(view: View, finished: boolean): Content {
  const texts = Object.entries(view.finals).map(([part, final]) => ({ part, final }));
  const heads = view.procedure.head_count || view.counts.joined;
  return { kind: "close", texts, finished, heads, devices: devicesSentence(view), facts: procedureFacts(view.procedure) };
}

function lookedAt(view: View, { over, item }: NonNullable<View["look_up"]>): Content {
  const shown = { kind: "look", name: "", pieces: [], text: "", hands: view.counts.hands } as const;
  const candidate = over === "candidate" ? view.candidates[item] : undefined;
  if (candidate !== undefined) return { ...shown, name: t("Candidate {number}", { number: candidate.number }), pieces: candidate.pieces };
  const final = over === "final" ? view.finals[item] : undefined;
  if (final !== undefined) return { ...shown, name: partName(item), pieces: final.pieces };
  return { ...shown, text: over === "idea" ? (view.ideas[item]?.text ?? "") : "" };
}

/** The options that share the first place; none where one leads, or nothing was chosen. */
export function tiedAtTheTop({ tally }: RoundView): readonly string[] {
  if (tally === undefined || tally.rule === "gradients" || tally.ballots === tally.abstentions) return [];
  if (tally.rule === "score") return tally.tied ?? [];
  const top = tally.order[0];
  if (top === undefined || (tally.options[top]?.total ?? 0) === 0) return [];
  return tally.ties.find((tie) => tie.includes(top)) ?? [];
}
