/** Small workshops for the tests of this folder: two ideas, two candidates, twelve people. */
import type { AmendmentView, CandidateView, FinalView, IdeaView, RoundView, StageKind, StageView, View } from "../../wire";

const KINDS: StageKind[] = ["welcome", "gather", "narrow", "draft", "discuss", "vote", "word", "ratify", "close"];

const TITLES: Record<StageKind, string> = {
  ...{ welcome: "Welcome", gather: "Gather ideas", narrow: "Narrow", draft: "Draft", discuss: "Discuss" },
  ...{ vote: "Vote", word: "Final words", ratify: "Ratify", close: "Close", break: "Break" },
};

export function stage(kind: StageKind, order: number): StageView {
  const [part, over] = ["welcome", "close", "break"].includes(kind) ? ["", ""] : ["mission", "ideas"];
  return { order, kind, title: TITLES[kind], minutes: 5, part, prompts: {}, over, opened: false, revealed: kind === "gather" };
}

/** A live workshop of two ideas and two candidates, standing in the stage of this kind. */
export function workshop(current: StageKind, more: Partial<View> = {}): View {
  const idea: IdeaView = { order: 1, stage: "gather", prompt: "q", text: "One call" };
  const candidate: CandidateView = {
    ...{ order: 3, number: 1, part: "mission", version: 1, cites: [], versions: [], amendments: {} },
    ...{ pieces: [{ id: "a", role: "purpose", version: 1, text: "To help" }], withdrawn: false, aside: false },
  };
  return {
    brief: {
      ...{ title: "T", unit: "", parent_vision: "", parent_mission: "", purpose: "", authors_shown: false },
      ...{ anonymous: false, rule: { turnout: 67, support: 80, group_support: 60, blocks: 0 }, groups: {} },
    },
    ...{ status: "live", started_at: 1, finished_at: 0, door_open: true, reserve: 0, undo_to: "" },
    agenda: Object.fromEntries(KINDS.map((kind, order) => [kind, stage(kind, order)])),
    current,
    ideas: { i1: idea, i2: { ...idea, order: 2 } },
    candidates: { c1: candidate, c2: { ...candidate, order: 4, number: 2 } },
    ...{ comments: {}, rounds: {}, finals: {}, people: {}, hands: [] },
    procedure: { owner: "", review_on: "", promotion: "", promotion_owner: "", promotion_on: "", head_count: 0 },
    counts: { ideas: { gather: 2 }, done: {}, wrote: {}, comments: {}, joined: 12, hands: 0 },
    ...more,
  };
}

export function round(at: StageKind, more: Partial<RoundView> = {}): Record<string, RoundView> {
  return {
    r1: {
      ...{ order: 9, stage: at, purpose: at as RoundView["purpose"], part: "mission", over: "candidates", rule: "score" },
      ...{ settings: {}, options: ["c1", "c2"], option_versions: {}, secrecy: "secret", status: "closed" },
      ...{ opened_at: 100, closed_at: 200, present: 12 },
      ...more,
    },
  };
}

export function final(more: Partial<FinalView> = {}): Record<string, FinalView> {
  const pieces: FinalView["pieces"] = [{ id: "a", role: "purpose", version: 1, text: "To help" }];
  const versions = [{ number: 1, candidate: "c1", pieces, at: 200 }];
  return { mission: { candidate: "c1", how: "vote", reason: "", version: 1, pieces, versions, requests: {}, has_scribe: false, ...more } };
}

/** The same, with amendments to the first candidate that stand so. */
export function withAmendments(current: StageKind, ...states: AmendmentView["status"][]): View {
  const plain = workshop(current);
  const first = plain.candidates["c1"]!;
  const amendments = Object.fromEntries(
    states.map((status, order) => [`a${order}`, { order, base: 1, pieces: [], why: "", status, reason: "" }]),
  );
  return { ...plain, candidates: { ...plain.candidates, c1: { ...first, amendments } } };
}
