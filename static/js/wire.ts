/** The wire. Generated from the server's shapes and commands: don't edit. To write it anew:
 * python -m workshop.live.wire_types */

export type Step = "wholehearted" | "minor_point" | "reservations" | "abstain" | "discuss" | "dislike_support" | "disagree" | "block";

export type CountedStep = "wholehearted" | "minor_point" | "reservations" | "discuss" | "dislike_support" | "disagree" | "block";

export type WhyGroups = "shown" | "no_ballots" | "no_groups" | "pool_too_small" | "subtraction" | "all_small";

export type CriterionState = "met" | "not_met" | "not_assessed";

export type Outcome = "met" | "met_without_groups" | "not_met";

export type Pair = [number, number];

export interface Abstention {
  abstain: true;
}

/** Option -> dots on it. */
export interface DotsBallot {
  dots: Record<string, number>;
}

/** Option -> score, 0 to 5. */
export interface ScoreBallot {
  scores: Record<string, number>;
}

export interface GradientsBallot {
  step: Step;
  reason?: string;
}

export type Ballot = DotsBallot | ScoreBallot | GradientsBallot | Abstention;

/** One group by itself, or the pool of all small ones. */
export interface ShownGroup {
  members: string[];
  ballots: number;
}

/** Which groups the result shows, in the order of every `..._by_group`, and why so. */
export interface GroupsView {
  shown: ShownGroup[];
  why: WhyGroups;
}

/** Whole percents; pairs are [supporters, ballots that count]; `split` is a pair of places. */
export interface OptionSupport {
  support?: number;
  support_of: Pair;
  support_by_group: number[];
  support_of_by_group: Pair[];
  common_ground?: number;
  split?: Pair;
}

export interface DotsOption {
  support?: number;
  support_of: Pair;
  support_by_group: number[];
  support_of_by_group: Pair[];
  common_ground?: number;
  split?: Pair;
  total: number;
  voters: number;
}

/** `spread`: how many gave 0, 1, 2, 3, 4 and 5. */
export interface ScoreOption {
  support?: number;
  support_of: Pair;
  support_by_group: number[];
  support_of_by_group: Pair[];
  common_ground?: number;
  split?: Pair;
  total: number;
  spread: number[];
}

/** `order`: options, highest total first; `ties`: those that share a place. */
export interface DotsTally {
  rule: "dots";
  ballots: number;
  abstentions: number;
  groups: GroupsView;
  options: Record<string, DotsOption>;
  order: string[];
  ties: string[][];
}

/** The two finalists, the higher total first; how many prefer each; how many neither. */
export interface RunOff {
  finalists: string[];
  prefer: Pair;
  equal: number;
}

/** Exactly one of `winner` and `tied` is there. */
export interface ScoreTally {
  rule: "score";
  ballots: number;
  abstentions: number;
  groups: GroupsView;
  options: Record<string, ScoreOption>;
  order: string[];
  ties: string[][];
  /** a -> b -> voters who scored a higher than b. */
  pairwise: Record<string, Record<string, number>>;
  runoff?: RunOff;
  winner?: string;
  tied?: string[];
  tied_for_runoff?: string[];
}

export interface Reason {
  step: Step;
  reason: string;
}

/** About one text: its support stands at the top too. */
export interface GradientsTally {
  support?: number;
  support_of: Pair;
  support_by_group: number[];
  support_of_by_group: Pair[];
  common_ground?: number;
  split?: Pair;
  rule: "gradients";
  ballots: number;
  abstentions: number;
  groups: GroupsView;
  options: Record<string, OptionSupport>;
  steps: Record<Step, number>;
  steps_by_group: Record<CountedStep, number>[];
  blocks: number;
  reasons: Reason[];
}

export type Tally = DotsTally | ScoreTally | GradientsTally;

/** People: `voted` of `present`, `needed` of them; `percent` and `required` in percent. */
export interface TurnoutCriterion {
  state: CriterionState;
  voted: number;
  present: number;
  required: number;
  needed: number;
  percent?: number;
}

export interface SupportCriterion {
  state: CriterionState;
  supporters: number;
  counted: number;
  required: number;
  percent?: number;
}

export interface BlocksCriterion {
  state: CriterionState;
  standing: number;
  allowed: number;
}

/** `lowest` and `below` (places in the groups shown), or `why` they are not shown. */
export interface GroupSupportCriterion {
  state: CriterionState;
  required: number;
  lowest?: number;
  below?: number[];
  why?: WhyGroups;
}

/** One entry for each criterion that the decision rule has. */
export interface Criteria {
  turnout?: TurnoutCriterion;
  support: SupportCriterion;
  blocks: BlocksCriterion;
  group_support?: GroupSupportCriterion;
}

export type Audience = "facilitator" | "participant" | "screen";

export type Part = "vision" | "mission";

export type StageKind = "welcome" | "gather" | "narrow" | "draft" | "discuss" | "vote" | "word" | "ratify" | "close" | "break";

export type Rule = "dots" | "score" | "gradients";

export interface RuleView {
  turnout: number;
  support: number;
  group_support: number;
  blocks: number;
}

export interface GroupView {
  name: string;
  order: number;
  invited: boolean;
}

export interface BriefView {
  title: string;
  unit: string;
  parent_vision: string;
  parent_mission: string;
  purpose: string;
  authors_shown: boolean;
  anonymous: boolean;
  rule: RuleView;
  groups: Record<string, GroupView>;
}

export interface PromptView {
  order: number;
  aspect: string;
  text: string;
  hint: string;
}

export interface StageView {
  order: number;
  kind: StageKind;
  title: string;
  minutes: number;
  part: string;
  prompts: Record<string, PromptView>;
  over: string;
  opened: boolean;
  revealed: boolean;
}

/** Running while `ends_at` is not 0, else paused with `left` ms. */
export interface TimerView {
  total: number;
  ends_at: number;
  left: number;
}

export interface PersonView {
  group: string;
  removed: boolean;
}

export interface IdeaView {
  order: number;
  stage: string;
  prompt: string;
  text: string;
  author?: string;
  hidden?: boolean;
  reason?: string;
}

export interface PieceView {
  id: string;
  role: "vision" | "purpose" | "objective";
  version: number;
  text: string;
}

export interface VersionView {
  number: number;
  pieces: PieceView[];
  change: "proposed" | "revised" | "amended";
  author?: string;
}

export interface AmendmentView {
  order: number;
  base: number;
  pieces: PieceView[];
  why: string;
  status: "open" | "accepted" | "declined" | "withdrawn";
  reason: string;
  author?: string;
}

/** `led_out`: it was the facilitator who withdrew it. */
export interface CandidateView {
  order: number;
  number: number;
  part: Part;
  version: number;
  pieces: PieceView[];
  cites: string[];
  versions: VersionView[];
  amendments: Record<string, AmendmentView>;
  withdrawn: boolean;
  led_out?: boolean;
  aside: boolean;
  author?: string;
}

/** `text` is left out of a withdrawn one, and of a hidden one for all but the facilitator. */
export interface CommentView {
  order: number;
  candidate: string;
  parent: string;
  text?: string;
  withdrawn?: boolean;
  hidden?: boolean;
  reason?: string;
  author?: string;
}

/** What the facilitator chose after a vote, and why. */
export interface DecidedView {
  candidate: string;
  how: "tie" | "runner_up" | "decision";
  reason: string;
}

/** `tally` is there once the round has closed; `ballots` (by participant) if it was open; `decided` where the facilitator chose after it, the earliest decision first. */
export interface RoundView {
  order: number;
  stage: string;
  purpose: "narrow" | "vote" | "ratify";
  part: Part;
  over: "ideas" | "candidates" | "final";
  rule: Rule;
  settings: Record<string, number>;
  options: string[];
  option_versions: Record<string, number>;
  secrecy: "secret" | "open";
  status: "open" | "closed" | "superseded" | "cancelled";
  opened_at: number;
  closed_at: number;
  present: number;
  tally?: Tally;
  ballots?: Record<string, Ballot>;
  decided?: DecidedView[];
}

export interface RequestView {
  order: number;
  phrase: string;
  suggestion: string;
  settled: boolean;
  version: number;
  author?: string;
}

export interface FinalVersionView {
  number: number;
  candidate: string;
  pieces: PieceView[];
  at: number;
}

/** `current` is false once a later version let the adoption lapse. */
export interface AdoptionView {
  version: number;
  round: string;
  met: boolean;
  current: boolean;
  reason: string;
  at: number;
  outcome: Outcome;
  criteria: Criteria;
}

export interface NotYetView {
  version: number;
  obstacle: string;
  who: string;
  by_when: string;
  at: number;
}

/** The decision rule held against the latest round on these very words. */
export interface AssessmentView {
  round: string;
  met: boolean;
  outcome: Outcome;
  criteria: Criteria;
}

export interface FinalView {
  candidate: string;
  how: "vote" | "tie" | "runner_up" | "decision";
  reason: string;
  version: number;
  pieces: PieceView[];
  versions: FinalVersionView[];
  requests: Record<string, RequestView>;
  has_scribe: boolean;
  scribe?: string;
  adoption?: AdoptionView;
  not_yet?: NotYetView;
  assessment?: AssessmentView;
}

export interface LookUpView {
  over: "" | "idea" | "candidate" | "final";
  item: string;
}

export interface ProcedureView {
  owner: string;
  review_on: string;
  promotion: string;
  promotion_owner: string;
  promotion_on: string;
  head_count: number;
}

/** ideas: stage -> how many; done, wrote: stage -> how many people; comments: candidate -> … */
export interface CountsView {
  ideas: Record<string, number>;
  done: Record<string, number>;
  wrote: Record<string, number>;
  comments: Record<string, number>;
  joined: number;
  hands: number;
}

/** What one audience may see of a workshop. */
export interface View {
  brief: BriefView;
  status: "" | "planned" | "live" | "finished";
  started_at: number;
  finished_at: number;
  door_open: boolean;
  reserve: number;
  agenda: Record<string, StageView>;
  current: string;
  /** The stage to which `undo_move` leads; empty: there is no move to undo. */
  undo_to: string;
  timer?: TimerView;
  ideas: Record<string, IdeaView>;
  candidates: Record<string, CandidateView>;
  comments?: Record<string, CommentView>;
  rounds: Record<string, RoundView>;
  finals: Record<string, FinalView>;
  look_up?: LookUpView;
  procedure: ProcedureView;
  counts: CountsView;
  people?: Record<string, PersonView>;
  /** Raised hands, first one first; for the facilitator. */
  hands?: string[];
}

export interface OwnIdeaView {
  order: number;
  stage: string;
  prompt: string;
  text: string;
  hidden?: boolean;
  reason?: string;
}

/** One person's own part; `ballots` holds the own ballot of the open round. */
export interface Mine {
  id: string;
  group: string;
  removed: boolean;
  ideas: Record<string, OwnIdeaView>;
  candidates: string[];
  comments: string[];
  amendments: string[];
  done: string[];
  hand: boolean;
  /** Place in the queue of raised hands of people who are here, from 1; 0: not raised. */
  hand_place: number;
  scribe: string[];
  /** The words to change that this person sent. */
  requests: string[];
  ballots: Record<string, Ballot>;
}

/** Of the open round: how many have voted, and (for the facilitator) of which group. `of_groups`: of how many, by group: who is here, and who has voted and left. */
export interface Turnout {
  round: string;
  cast: number;
  groups?: Record<string, number>;
  of_groups?: Record<string, number>;
}

/** A piece while it is typed; `id` is empty where it is new. */
export interface TypedPiece {
  id: string;
  role: "vision" | "purpose" | "objective";
  text: string;
}

/** The final words of a part as somebody types them now; an empty list: nobody does. `handed`: the pen went to somebody else with them, who begins from them. */
export interface Typing {
  pieces: TypedPiece[];
  base: number;
  handed?: boolean;
}

/** The projector's pages: the first is 0; held: they do not turn by themselves. */
export interface WallPages {
  page: number;
  pages: number;
  held: boolean;
}

/** What is not history. Merged into what the browser has, like a patch of the view. */
export interface Live {
  now?: number;
  present?: number;
  /** Of how many "7 of 12" speaks: who is here, and who has voted or written in it and left. */
  taking_part?: number;
  /** Group -> people connected; for the facilitator. Those without a group stand under "". */
  groups?: Record<string, number>;
  /** Participant -> connected; for the facilitator. */
  here?: Record<string, boolean>;
  /** The code of today, which a page that has been open for long may not have. */
  code?: string;
  /** Projector pages that are open; for the facilitator. */
  screens?: number;
  /** Where what the projector shows is cut into pages; for the facilitator. */
  wall?: WallPages;
  /** The page that the facilitator turned to, where they did; for the projector. */
  turned?: number;
  /** Participant -> name; for the facilitator, and for all where authors are shown or (those who took part in it alone) a vote was open. Of whom without one: a space and a number, from 2. */
  names?: Record<string, string>;
  /** Participant -> number by the order of joining, in an anonymous workshop; for the facilitator. */
  numbers?: Record<string, number>;
  turnout?: Turnout;
  typing?: Record<string, Typing>;
  /** How many are writing at this moment. */
  writing?: number;
}

export type Over = "candidate" | "comment" | "final" | "idea" | "round";

export type LineKind = "line" | "chapter" | "decision";

export type MarkKind = "reveal" | "opened" | "closed" | "chosen" | "offered" | "adopted" | "not_yet" | "end";

/** A version that changed what people saw: the merge patch from the frame before. */
export interface FrameView {
  version: number;
  at: number;
  patch: Record<string, unknown>;
}

/** A stage from its opening to the next move; `end` and `last` are where that move happened. Without a stage: what was recorded after the end. */
export interface ChapterView {
  stage?: string;
  title: string;
  kind?: StageKind;
  version: number;
  at: number;
  last: number;
  end: number;
}

/** What a line of the transcript speaks of, by its key in the view. */
export interface AboutView {
  over: Over;
  item: string;
}

/** One sentence about `version`, or about all that happened from there to `last`. */
export interface LineView {
  version: number;
  last: number;
  at: number;
  kind: LineKind;
  text: string;
  about?: AboutView;
}

export interface MarkView {
  version: number;
  at: number;
  kind: MarkKind;
  text: string;
}

/** A moment of the short cut, and how long it stands (ms). */
export interface CutView {
  version: number;
  play: number;
}

/** A workshop as its participants saw it, from the first event to the last. `begin` and `begin_version`: its start; both 0 where it has not started. `names`: participant -> name, where names were shown. */
export interface TimelineView {
  version: number;
  begin: number;
  begin_version: number;
  end: number;
  start: View;
  frames: FrameView[];
  chapters: ChapterView[];
  transcript: LineView[];
  marks: MarkView[];
  cut: CutView[];
  names: Record<string, string>;
}

export type ClosedReason = "removed" | "deleted" | "signed_out" | "behind";

/** Connecting: who this is, and (coming back) the version that the page has. */
export interface Auth {
  token: string;
  version?: number;
}

/** Everything that this audience sees; `mine` is empty for all but participants. */
export interface Snapshot {
  version: number;
  view: View;
  mine: Mine;
  now: number;
  live: Live;
}

/** From one version to another: a JSON Merge Patch of the view; `mine` always comes whole. */
export interface Patch {
  from: number;
  version: number;
  view?: Record<string, unknown>;
  mine?: Mine;
}

/** The server ends the connection; the page does not come back by itself. */
export interface Closed {
  reason: ClosedReason;
  message?: string;
}

/** What a page asks for; `id` (8 to 64 characters) is made by the page, and made once. */
export interface Command {
  id: string;
  kind: string;
  data: Record<string, unknown>;
}

/** The command is stored; the version of the log that holds it. */
export interface Stored {
  ok: true;
  version: number;
}

/** Nothing changed. `code` is for programs, `message` for people, `field` what it is about. */
export interface Refusal {
  ok: false;
  code: string;
  message: string;
  field: string | null;
  /** Seconds after which the same command may be sent again. */
  retry_after?: number;
}

export type Ack = Stored | Refusal;

/** The page has a gap: it asks for what came after its version. */
export interface Resync {
  version: number;
}

/** Somebody edits the final words of a part; no pieces: they stopped. */
export interface TypingNow {
  part: string;
  pieces: TypedPiece[];
  base: number;
}

/** Somebody began or stopped to write. */
export interface WritingNow {
  on: boolean;
}

/** A projector has cut what it shows into pages, and shows this one; the first is 0. */
export interface Shows {
  page: number;
  pages: number;
}

/** The facilitator turns the projector's pages: 1 on, -1 back; 0: they turn by themselves. */
export interface Turn {
  by: number;
}

/** A stakeholder group; `invited` ones are missed when absent. */
export interface Group {
  id: string;
  name: string;
  invited?: boolean;
}

/** When a text counts as adopted. Whole percents; a turnout of 67 is two thirds. */
export interface DecisionRule {
  turnout?: number;
  support?: number;
  group_support?: number;
  blocks?: number;
}

/** A question that guides writing; `aspect`: who, what, how, purpose, objectives, future. */
export interface Prompt {
  id: string;
  aspect: string;
  text: string;
  hint?: string;
}

/** One piece as written by a person: `id` empty where it is new. */
export interface PieceText {
  role: string;
  text: string;
  id?: string;
}

/** The data of each kind of command. */
export interface CommandData {
  /** Replace the whole brief. Hidden names that people were promised stay hidden. */
  change_brief: { title: string; unit?: string; parent_vision?: string; parent_mission?: string; purpose?: string; groups?: Group[]; authors_shown?: boolean; anonymous?: boolean; rule?: DecisionRule; };
  /** Add a stage after another one (`after` empty: at the start). */
  add_stage: { stage_kind: string; title: string; minutes: number; part?: string; after?: string; over?: string; prompts?: Prompt[]; };
  /** Change a stage; questions that are left out stay as they are. */
  change_stage: { stage: string; title: string; minutes: number; prompts?: Prompt[]; over?: string; };
  /** Remove a stage that was never opened. */
  remove_stage: { stage: string; };
  /** Put a stage after another one (`after` empty: first). */
  move_stage: { stage: string; after?: string; };
  /** Go live with the first stage. */
  start_workshop: Record<string, never>;
  /** Move to a stage: the next one, an earlier one, any; a stage opened again loses nothing. */
  open_stage: { stage: string; };
  /** Return to where the workshop stood before the last move, with its timer as it was. */
  undo_move: Record<string, never>;
  /** Let a paused timer run again. */
  start_timer: Record<string, never>;
  /** Stop the timer, and keep what is left of it. */
  pause_timer: Record<string, never>;
  /** Give (or, with a negative number, take) minutes. */
  add_minutes: { minutes: number; };
  /** Quiet all phones and show one item; `over`: idea, candidate, final or nothing. */
  start_look_up: { over?: string; item?: string; };
  /** Give all phones back. */
  end_look_up: Record<string, never>;
  /** End the workshop; it can be opened again. */
  finish_workshop: Record<string, never>;
  /** Undo of `finish_workshop`. */
  reopen_workshop: Record<string, never>;
  /** Change one's stakeholder group; empty: prefer not to say. */
  choose_group: { group?: string; };
  /** Take a person, and their device, out of the room for good. */
  remove_participant: { participant: string; };
  /** Let nobody new in; whoever is in comes back all the same. */
  close_door: Record<string, never>;
  /** Undo of `close_door`. */
  open_door: Record<string, never>;
  /** Ask to speak. */
  raise_hand: Record<string, never>;
  /** Lower one's own hand; the facilitator lowers anybody's by naming the participant. */
  lower_hand: { participant?: string; };
  /** Lower every raised hand. They go down by themselves when the room moves to another stage. */
  lower_all_hands: Record<string, never>;
  /** "I am done" with a stage, or (done false) "I go on". */
  say_done: { stage: string; done?: boolean; };
  /** Answer a question of a gather stage; late ones are welcome. */
  add_idea: { stage: string; prompt: string; text: string; };
  /** Change one's own idea; only before the reveal. */
  edit_idea: { idea: string; text: string; };
  /** Take one's own idea back, unless a candidate grew from it. */
  withdraw_idea: { idea: string; };
  /** The facilitator takes an idea off the wall; the author is told the reason. */
  hide_idea: { idea: string; reason?: string; };
  /** Undo of `hide_idea`. */
  show_idea: { idea: string; };
  /** Show everybody all ideas of a gather stage that are not hidden. */
  reveal_ideas: { stage: string; };
  /** Propose a vision, or a mission as a purpose with objectives, citing ideas. */
  propose_candidate: { part: string; pieces: PieceText[]; cites?: string[]; };
  /** A new version by the author, made on version `base`. */
  revise_candidate: { candidate: string; base: number; pieces: PieceText[]; };
  /** By its author, or by the facilitator. */
  withdraw_candidate: { candidate: string; };
  /** Undo of a withdrawal. */
  restore_candidate: { candidate: string; };
  /** After narrowing: not an option of the vote, still in the record. */
  set_candidate_aside: { candidate: string; };
  /** Undo of `set_candidate_aside`. */
  bring_candidate_back: { candidate: string; };
  /** Other words for a candidate, made on its version `base`. */
  propose_amendment: { candidate: string; base: number; pieces: PieceText[]; why?: string; };
  /** By the author of the candidate, or by the facilitator. */
  accept_amendment: { candidate: string; amendment: string; };
  /** By the author of the candidate, or by the facilitator. */
  decline_amendment: { candidate: string; amendment: string; reason?: string; };
  /** By the author of the amendment. */
  withdraw_amendment: { candidate: string; amendment: string; };
  /** Comment on a candidate, or (with `parent`) answer a first-level comment on it. */
  add_comment: { candidate: string; text: string; parent?: string; };
  /** Take one's own comment back. */
  withdraw_comment: { comment: string; };
  /** The facilitator hides a comment; everybody sees that, and why. */
  hide_comment: { comment: string; reason: string; };
  /** Undo of `hide_comment`. */
  show_comment: { comment: string; };
  /** Open a round in a narrow, vote or ratify stage. `rule` empty: the one that fits the stage. `options` empty: everything that stands. `dots` and `most_on_one` matter for dots only; `block`: whether a gradients ballot offers the block. */
  open_round: { stage: string; rule?: string; secrecy?: string; options?: string[]; dots?: number; most_on_one?: number; block?: boolean; };
  /** One's own ballot, as often as one likes until the close; the shape follows the rule. */
  cast_ballot: { round: string; ballot: Ballot; };
  /** Final. The ballots are counted, and those of a secret round are destroyed. */
  close_round: { round: string; };
  /** End a round without counting: its ballots are destroyed unread. */
  cancel_round: { round: string; };
  /** The facilitator's recorded decision: after a tie, for the runner-up, or without a vote. */
  choose_winner: { candidate: string; how: string; reason: string; };
  /** Let a participant edit the final words; empty: the facilitator alone. */
  name_scribe: { part: string; participant?: string; };
  /** Make the words that were typed a version, made on version `base`. */
  offer_version: { part: string; base: number; pieces: PieceText[]; };
  /** "A word I would change": the phrase as it stands, and what should stand there. */
  request_word: { part: string; phrase: string; suggestion: string; };
  /** Mark a word request as dealt with (or, with settled false, as open again). */
  settle_request: { part: string; request: string; settled?: boolean; };
  /** Take one's own word to change back, while it is open. */
  withdraw_request: { part: string; request: string; };
  /** Adopt the final words of a part; `reason` is needed where the rule is not met. */
  adopt_text: { part: string; reason?: string; };
  /** Record that the text is not yet agreed, what stands in the way, who carries on, by when. */
  record_not_yet: { part: string; obstacle: string; who?: string; by_when?: string; };
  /** What becomes of the text; dates are ISO (YYYY-MM-DD) or empty; 0 heads: not counted. */
  set_procedure: { owner?: string; review_on?: string; promotion?: string; promotion_owner?: string; promotion_on?: string; head_count?: number; };
}

export type CommandKind = keyof CommandData;
