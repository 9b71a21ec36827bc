/** What people ask where they stop, each answered in a few sentences. A page takes along only
 * those that it names. What the server's pages answer too stands in templates/_parts/help.html in
 * the same words; a test compares the two. */
import { t } from "../../core/i18n";
import type { StageKind } from "../../wire";

export interface Topic {
  question: string;
  answer: string;
}

export const purpose = (): Topic => ({
  question: t("What is a purpose?"),
  answer: t("A purpose says in one sentence what you work to achieve, and for whom. It names what changes for them, not what you do all day: “cook meals” is a task, “patients get their strength back” is what it is good for."),
});

export const objective = (): Topic => ({
  question: t("What is an objective?"),
  answer: t("An objective is a practice that brings the purpose closer, and that others can see you keep. At least one stands under the purpose, better two or more, each in a few words. Ask of each: if we stopped doing this, would the purpose suffer?"),
});

export const goodMission = (): Topic => ({
  question: t("What makes a good mission?"),
  answer: t("Somebody who starts tomorrow knows from it what matters. It says what is special here, so that nobody else could sign it. Read it aloud: what you would not say in a conversation can go."),
});

export const goodVision = (): Topic => ({
  question: t("What makes a good vision?"),
  answer: t("It shows a day in the future that you can picture, and would be proud of. It stretches you, and you still believe it. Read it aloud: if anybody else could say the same, make it yours."),
});

export const amendment = (): Topic => ({
  question: t("What is an amendment?"),
  answer: t("An amendment is the candidate as you would word it. Everybody sees which words change. Its author or the facilitator accepts it, and it becomes the next version; or they decline it. A question or a worry is better as a comment."),
});

export const commonGround = (): Topic => ({
  question: t("What is common ground?"),
  answer: t("Common ground is the support in the group that supports a text least. Where 8 of 10 support it in one group and 3 of 10 in another, it is 3 of 10, however many votes there are: a majority of one group is not an agreement of all. A star marks the text that has the most."),
});

export const turnout = (): Topic => ({
  question: t("What is the turnout?"),
  answer: t("The turnout is how many of those present have voted. It counts devices: people who share one have one ballot. Whoever abstains has voted: that counts for the turnout, and neither for nor against the text. Until the close the turnout is all that anybody sees."),
});

/** Asked where a result leaves groups out, pools them, or where the rule could not use them. */
export const smallGroups = (): Topic => ({
  question: t("Why are some groups not shown?"),
  answer: t("A group with fewer than three ballots is never shown by itself, for its figure would tell how each of them voted. Small groups are shown together. Where that would still tell, or where all groups are small, they are left out, and what the decision rule asks of groups reads “not assessed”: neither met nor missed."),
});

export const scores = (): Topic => ({
  question: t("What do the scores mean?"),
  answer: t("0 is not at all, 5 is completely; 3 or more counts as support. Use the whole range. The two with the most points go to a run-off, and the one that more people scored higher wins."),
});

/** Asked at a result: nobody has voted twice. */
export const runOff = (): Topic => ({
  question: t("What is the run-off?"),
  answer: t("The two texts with the most points are compared once more, by the same ballots: each counts for the one that it scored higher. So the text wins that more people prefer, and not one that a few scored very high. Where both are preferred by as many, it is a tie."),
});

/** `block`: whether this ballot offers one. */
export const steps = (block: boolean): Topic => ({
  question: t("What do the steps mean?"),
  answer: [
    t("The first three say that you stand behind these words, and count as support: fully, with a minor point, or with reservations. The ones after “abstain” say that you do not, or not yet, and ask what would have to change. Whoever doesn’t like the words but will support the decision goes along with it and holds nothing up; that is not counted as support for the words."),
    ...(block ? [t("A block says: not like this.")] : []),
  ].join(" "),
});

export const close = (secret: boolean): Topic => ({
  question: t("What happens at the close?"),
  answer: secret
    ? t("The ballots are counted, and everybody sees the result at the same moment. Then the ballots are destroyed, and only the totals are kept. After that nobody can vote or change their mind; to ask again, the facilitator opens a new vote.")
    : t("The ballots are counted, and everybody sees the result at the same moment, with who voted how. After that nobody can vote or change their mind; to ask again, the facilitator opens a new vote."),
});

export const secrecy = (): Topic => ({
  question: t("Who sees my vote?"),
  answer: t("Nobody, the facilitator and the projector included: until the close there is only the turnout, and at the close the ballots are counted and destroyed. Two things remain: whoever can read the server’s disk while the vote is open, and a room so small that the result tells."),
});

export const decisionRule = (): Topic => ({
  question: t("What is a decision rule?"),
  answer: t("The decision rule says when a text is adopted: how many must vote, how many must support it, and how many in each group. It stands before anybody votes, so that nobody can bend it to the result. Where it is not met, a text can be adopted only with a reason that everybody can read."),
});

/** By what people were promised when they joined. */
export const names = ({ anonymous, authors_shown: shown }: { anonymous: boolean; authors_shown: boolean }): Topic => ({
  question: t("Who sees my name?"),
  answer: anonymous
    ? t("Nobody is asked for a name, so none is kept or shown. Only the facilitator sees which group you chose. Everybody sees how many chose each, even where it is one person; the result of a vote never shows a group of one or two by itself. Your words stay on your device until you press the button that sends them.")
    : shown
      ? t("Your name stands beside what you write: in the room, in the replay and in the document. It stands beside a vote only where the vote is open, and you are told so before. Only the facilitator sees which group you chose. Everybody sees how many chose each, even where it is one person; the result of a vote never shows a group of one or two by itself. Your words stay on your device until you press the button that sends them.")
      : t("Your name stands in the list of who is here, which only the facilitator sees. It does not stand beside what you write: not in the room, not in the replay, not in the document. It stands beside a vote only where the vote is open, and you are told so before. Only the facilitator sees which group you chose. Everybody sees how many chose each, even where it is one person; the result of a vote never shows a group of one or two by itself. Your words stay on your device until you press the button that sends them."),
});

export const finalWords = (): Topic => ({
  question: t("What are the final words?"),
  answer: t("The text that won now belongs to the room. The facilitator, or a scribe they name, edits it, and everybody sees each word as it is typed. Phones can send a word to change. When it reads well, it is offered as a new version, and the room is asked if it agrees."),
});

export const adopting = (): Topic => ({
  question: t("What does adopting mean?"),
  answer: t("The record says that the room agreed on these very words, when, and under which rule. They then stand as agreed on the outcome page and in the document. If the words change later, the adoption lapses, for people agreed on other words: what changed is shown, and the room is asked to confirm it."),
});

export const agendaEditing = (): Topic => ({
  question: t("What can I change, and when?"),
  answer: t("Names, minutes and order at any time, also while a stage is open. Questions can be reworded at any time, and removed as long as nobody has answered them. A stage that was opened belongs to the record: skip it instead of removing it. Nothing that people wrote is lost."),
});

/** What the stage is there for: with the line to say, the sign and the rescue move of cues.ts. */
export function stagePurpose(kind: StageKind): Topic {
  const answers: Record<StageKind, string> = {
    welcome: t("People arrive, choose a group, and read what today is for, how it is decided and what is recorded. Whoever knows that, writes and votes more freely."),
    gather: t("Everybody writes alone, and the others see nothing until you reveal. That brings more ideas, and from more people, than talking does: nobody speaks first, and nobody is judged."),
    narrow: t("A long list becomes a short one. The dots show what must not be missing, and whether every group wants it. Nothing is thrown away."),
    draft: t("Ideas become candidates: whole texts that can be discussed and chosen. Two or three are enough, and rough ones are welcome, for the words are polished later."),
    discuss: t("The room understands each candidate before it judges it. Comments ask and answer; amendments change the words before the vote."),
    vote: t("The room chooses the text that it goes on with. It need not be perfect: the final words come next, and the room is asked again."),
    word: t("The winner becomes the room’s own text. Small changes now make it easier for those who voted for another one to stand behind it."),
    ratify: t("Everybody says how far they stand behind these very words, and the decision rule says if that is enough. Dissent is heard, and stays in the record."),
    close: t("Words live as long as somebody looks after them: an owner, a day to read them again, and one first way to tell others."),
    break: t("Whoever has rested listens better. The clock runs on the projector and on every phone, so nobody has to watch it."),
  };
  return { question: t("What is this stage for?"), answer: answers[kind] };
}
