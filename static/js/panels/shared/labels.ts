/** The names and set sentences that every face uses, in the words of the method. Functions, so that
 * a text is looked up in the page's language when it is shown. They mirror the codes of
 * workshop/domain; what a code means is decided there. */
import { longDay, t, tn } from "../../core/i18n";
import type { FinalView, GroupView, Live, PieceView, RoundView, RuleView, StageKind, VersionView } from "../../wire";

export function stageName(kind: StageKind): string {
  const names: Record<StageKind, string> = {
    welcome: t("Welcome"),
    gather: t("Gather ideas"),
    narrow: t("Narrow"),
    draft: t("Draft"),
    discuss: t("Discuss"),
    vote: t("Vote"),
    word: t("Final words"),
    ratify: t("Ratify"),
    close: t("Close"),
    break: t("Break"),
  };
  return names[kind];
}

/** `part` may be empty: a stage that works on neither. */
export function partName(part: string): string {
  if (part === "vision") return t("Vision");
  return part === "mission" ? t("Mission") : "";
}

/** The final words count versions of their own: not those of the candidate that they were. */
export function finalWordsName(part: string, version: number): string {
  return t("{part} · final words, version {version}", { part: partName(part), version });
}

/** A heading of its own: other languages can't make it from the part's name. */
export function ourPart(part: string): string {
  return part === "vision" ? t("Our vision") : t("Our mission");
}

export function roleName(role: PieceView["role"]): string {
  const names = { vision: t("Vision"), purpose: t("Purpose"), objective: t("Objective") };
  return names[role];
}

/** What a question asks about; an aspect that a facilitator made up stands for itself. */
export function aspectName(aspect: string): string {
  const names: Record<string, string> = {
    who: t("Who"),
    what: t("What"),
    how: t("How"),
    where: t("Where"),
    purpose: t("Purpose"),
    objectives: t("Objectives"),
    future: t("Future"),
  };
  return names[aspect] ?? aspect;
}

export type Groups = Record<string, GroupView>;

export function groupName(groups: Groups, id: string): string {
  return id === "" ? t("Prefer not to say") : (groups[id]?.name ?? t("A former group"));
}

/** The CSS class that gives a group its colour and pattern, by its place in the brief. */
export function groupClass(groups: Groups, id: string): string {
  const order = groups[id]?.order;
  return order === undefined ? "group-none" : `group-${(order % 8) + 1}`;
}

/** What a result shows: one group, or the pool of small ones. */
export function membersName(groups: Groups, members: readonly string[]): string {
  const names = members.map((id) => groupName(groups, id));
  const last = names.pop() ?? "";
  return names.length === 0 ? last : t("{groups} and {last} together", { groups: names.join(", "), last });
}

export function membersClass(groups: Groups, members: readonly string[]): string {
  const [only, ...more] = members;
  return only === undefined || more.length > 0 ? "group-none" : groupClass(groups, only);
}

/** Why support by group is left out, or what pooling means (group_support.WHY). */
export function whyGroups(why: string): string {
  const sentences: Record<string, string> = {
    shown: t("Groups with fewer than three ballots are shown together."),
    no_ballots: t("There is no support to show: nobody voted, or everybody abstained."),
    no_groups: t("Support by group is left out: nobody who voted had chosen a group."),
    pool_too_small: t(
      "Support by group is left out: so few people of the small groups voted that it would tell how they did.",
    ),
    subtraction: t(
      "Support by group is left out: so few people without a group voted that subtracting the groups from the total would tell how they did.",
    ),
    all_small: t("Support by group is left out: the groups are too small to be shown apart from each other."),
  };
  return sentences[why] ?? "";
}

/** The same, for what the decision rule asks of groups (group_support.NOT_ASSESSED). */
export function whyNotAssessed(why: string): string {
  const sentences: Record<string, string> = {
    no_ballots: t("Support in each group is not assessed: nobody voted, or everybody abstained."),
    no_groups: t("Support in each group is not assessed: nobody who voted had chosen a group."),
    pool_too_small: t(
      "Support in each group is not assessed: so few people of the small groups voted that it would tell how they did.",
    ),
    subtraction: t(
      "Support in each group is not assessed: so few people without a group voted that it would tell how they did.",
    ),
    all_small: t("Support in each group is not assessed: the groups are too small to be shown apart from each other."),
  };
  return sentences[why] ?? "";
}

export type CountsAs = "support" | "abstention" | "goes_along" | "no_support" | "block";

export interface Gradient {
  key: string;
  name: string;
  counts: CountsAs;
  /** The ballot asks for a reason here. */
  low: boolean;
}

/** The eight steps in their order (ballots.GRADIENTS). */
export function gradients(): Gradient[] {
  return [
    { key: "wholehearted", name: t("Wholehearted"), counts: "support", low: false },
    { key: "minor_point", name: t("Agree with a minor point"), counts: "support", low: false },
    { key: "reservations", name: t("Support with reservations"), counts: "support", low: false },
    { key: "abstain", name: t("Abstain"), counts: "abstention", low: false },
    { key: "discuss", name: t("More discussion needed"), counts: "no_support", low: true },
    { key: "dislike_support", name: t("Don’t like it but will support it"), counts: "goes_along", low: true },
    { key: "disagree", name: t("Serious disagreement"), counts: "no_support", low: true },
    { key: "block", name: t("Block"), counts: "block", low: true },
  ];
}

export function gradientName(key: string): string {
  return gradients().find((step) => step.key === key)?.name ?? key;
}

export function countsAs(counts: CountsAs): string {
  const sentences = {
    support: t("Counts as support"),
    abstention: t("Counts as an abstention: neither for nor against"),
    goes_along: t("Goes along with the decision, but is not counted as support for the words"),
    no_support: t("Does not count as support"),
    block: t("Does not count as support, and stands as a block"),
  };
  return sentences[counts];
}

export function secrecyName(secrecy: RoundView["secrecy"]): string {
  return secrecy === "secret" ? t("Secret ballot") : t("Open: names are shown");
}

/** The same where there is room to say when it is counted. */
export function secrecyInFull(secrecy: RoundView["secrecy"]): string {
  return secrecy === "secret" ? t("Secret ballot, counted at the close") : secrecyName(secrecy);
}

/** What the choice of secrecy means, before anybody votes. */
export function secrecySentence(secrecy: RoundView["secrecy"]): string {
  return secrecy === "secret"
    ? t("Nobody sees a count until the vote closes. Then the ballots are counted and destroyed.")
    : t("Nobody sees a count until the vote closes. Then everybody sees who voted how.");
}

/** The rule of a round in one sentence, as it stands on the ballot. */
export function ruleSentence({ rule, purpose, settings }: Pick<RoundView, "rule" | "purpose" | "settings">): string {
  if (rule === "score") {
    return t("The two highest go to a run-off: whichever more people scored higher wins.");
  }
  if (rule === "gradients") return t("Each step says how it counts. The result is shown as it is, never as an average.");
  const dots = tn("You have {n} dot", "You have {n} dots", settings["dots"] ?? 5);
  const most = tn("at most {n} on one item", "at most {n} on one item", settings["most_on_one"] ?? 2);
  return purpose === "vote"
    ? t("{dots}, {most}. The one with the most dots wins.", { dots, most })
    : t("{dots}, {most}. What gets the most dots goes on.", { dots, most });
}

/** The decision rule in plain words, one criterion a sentence. */
export function decisionRule(rule: RuleView): string[] {
  const part = (n: number): string => t("{n}%", { n });
  const sentences = [
    t("At least {share} of the votes support the text. Abstentions are not counted here.", { share: part(rule.support) }),
    rule.blocks === 0
      ? t("No block stands against it.")
      : tn("At most {n} block stands against it.", "At most {n} blocks stand against it.", rule.blocks),
  ];
  if (rule.turnout > 0) {
    const share = rule.turnout === 67 ? t("two thirds") : part(rule.turnout);
    sentences.unshift(t("At least {share} of those present vote.", { share }));
  }
  if (rule.group_support > 0) {
    sentences.push(t("At least {share} support it in each group that can be shown.", { share: part(rule.group_support) }));
  }
  return sentences;
}

/** How the final words came to be these. */
export function howChosen(how: FinalView["how"]): string {
  const names = {
    vote: t("Chosen by vote"),
    tie: t("Chosen after a tie"),
    runner_up: t("The runner-up, chosen after the first was not agreed"),
    decision: t("Chosen by a recorded decision"),
  };
  return names[how];
}

export function changeName(change: VersionView["change"]): string {
  const names = { proposed: t("First version"), revised: t("Revised by its author"), amended: t("Amended") };
  return names[change];
}

/** The name of whoever wrote something; empty where authors are hidden. */
export function authorName(names: Record<string, string> | undefined, author: string | undefined): string {
  return author === undefined ? "" : called(names?.[author]);
}

/** A name as it travels, as people read it: of those who gave none it is empty, or a space and their number. */
export function called(name: string | undefined): string {
  if (name === undefined || name === "") return t("No name");
  return hasName(name) ? name : t("No name {number}", { number: name.trim() });
}

/** What somebody is called on the desk. Where the workshop is anonymous there are only numbers. */
export function personName({ names, numbers }: Partial<Pick<Live, "names" | "numbers">>, who: string): string {
  const number = numbers?.[who] ?? 1;
  return number > 1 ? t("No name {number}", { number }) : called(names?.[who]);
}

/** No real name begins with a space. */
export function hasName(name: string): boolean {
  return name !== "" && !name.startsWith(" ");
}

/** A day, as ISO (2026-03-14), for people; empty for none. */
export function dayName(iso: string): string {
  const day = new Date(`${iso}T12:00:00`);
  if (iso === "" || Number.isNaN(day.getTime())) return iso;
  return longDay(day);
}
