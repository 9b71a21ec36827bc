/** For each moment of a workshop: a line to say aloud, a sign that it is time to move on, and one
 * rescue move (method, section 3). Written for somebody who may be nervous and alone: to be read out
 * as it stands, in one breath. */
import { t } from "./core/i18n";

/** A kind of stage, and how far it has come. */
export type Moment =
  | "lobby"
  | "welcome"
  | "gather"
  | "gather_revealed"
  | "narrow"
  | "narrow_open"
  | "narrow_closed"
  | "draft_mission"
  | "draft_vision"
  | "discuss"
  | "vote"
  | "vote_open"
  | "vote_closed"
  | "vote_tied"
  | "word"
  | "ratify"
  | "ratify_open"
  | "ratify_met"
  | "ratify_not_met"
  | "ratify_not_yet"
  | "adopted"
  | "close"
  | "break"
  | "look_up"
  | "finished"
  /** Without words that are agreed, or with one part alone. */
  | "finished_open";

export interface Cue {
  say: string;
  sign: string;
  rescue: string;
}

/** `groups`: whether the result at hand shows how groups voted. */
export function cue(moment: Moment, groups = true): Cue {
  const usual = CUES[moment]();
  return groups ? usual : { ...usual, ...WITHOUT_GROUPS[moment]?.() };
}

/** Where the result leaves the groups out, nothing is said of them. */
const WITHOUT_GROUPS: Partial<Record<Moment, () => Partial<Cue>>> = {
  narrow_closed: () => ({
    say: t("This is where the dots fell. Read to the end of the list before you look at what is on top."),
  }),
  vote_closed: () => ({
    sign: t("Move on when the room has looked at the result."),
    rescue: t("If the result is split, ask those who scored it low what one word would bring it closer, and take that into the final words."),
  }),
  vote_tied: () => ({
    rescue: t("If the room is tired, choose the one that more people can stand behind, and say so."),
  }),
};

/** Functions, so that the words are looked up in the page's language when they are shown. */
const CUES: Record<Moment, () => Cue> = {
  lobby: () => ({
    say: t("Scan the code or type the address, choose your group, and you are in. No account, no app."),
    sign: t("Start when the people you can’t do without are here."),
    rescue: t("If phones don’t get in, open “Join” and test with your own phone first. Until it works, two people can share one."),
  }),
  welcome: () => ({
    say: t("We are looking for words that all of us can stand behind. We write in silence first and talk after. How we decide is on your phone: take a moment to read it."),
    sign: t("Move on when everybody is in, or when the time is up. Whoever comes late finds the way in."),
    rescue: t("If a group is missing, ask who can bring one person in by phone. An agreement without them is only half an agreement."),
  }),
  gather: () => ({
    say: t("Write what comes to mind, one thought at a time. The room sees it when I reveal it, and spelling does not count."),
    sign: t("Reveal when the typing dies down and most people are done."),
    rescue: t("If nothing comes, read the first question aloud again, and tell of one real moment from last week."),
  }),
  gather_revealed: () => ({
    say: t("Read for a minute before you speak. What surprises you?"),
    sign: t("Move on when the surprises have been told."),
    rescue: t("If one person explains at length, thank them and ask: “Who has not spoken yet?”"),
  }),
  narrow: () => ({
    say: t("Put your dots on what must not be missing from our words. Read to the end of the list before you spend the first one."),
    sign: t("Open the vote when there are no more questions about what an idea means."),
    rescue: t("If two ideas say the same, leave one of them out of the vote under “How the vote works”."),
  }),
  narrow_open: () => ({
    say: t("Every phone shows another order, so read to the end. You can move your dots until I close."),
    sign: t("Close when everybody has voted, or when a minute passes without a new ballot."),
    rescue: t("If somebody can’t decide: fewer dots are fine, and so are none."),
  }),
  narrow_closed: () => ({
    say: t("This is where the dots fell. Look at what every group wants before you look at what is on top."),
    sign: t("Move on when nobody is surprised any more."),
    rescue: t("If a favourite fell out, say that it stays in the record, and that anybody may still write it into a candidate."),
  }),
  draft_mission: () => ({
    say: t("Now write it: one sentence on what we work to achieve, and below it the practices that get us there. Alone or in twos. Rough is fine."),
    sign: t("Move on when two or three candidates stand and the typing slows down."),
    rescue: t("If nobody begins, begin aloud: “We are here so that …”, and let somebody write down how the room ends it."),
  }),
  draft_vision: () => ({
    say: t("Imagine that it is done. What do you see? Write it in one or two sentences, alone or in twos. Rough is fine."),
    sign: t("Move on when two or three candidates stand and the typing slows down."),
    rescue: t("If it stays vague, ask: “What will somebody who calls us say about us that day?”"),
  }),
  discuss: () => ({
    say: t("Questions first, opinions after. What do you not understand yet?"),
    sign: t("Move on when a minute passes without a new comment."),
    rescue: t("If two people argue, press “Look up”. Each says in one sentence what the other one wants. Then ask for an amendment in writing."),
  }),
  vote: () => ({
    say: t("You will score every text, from 0 for not at all to 5 for completely. We choose the text that we go on with. The last polish comes after."),
    sign: t("Open the vote when you have read each candidate aloud once."),
    rescue: t("If somebody asks for one more change, keep it for the final words: that is what they are for."),
  }),
  vote_open: () => ({
    say: t("Take your time and score all of them. You can change your mind until I close."),
    sign: t("Close when everybody has voted, or when a minute passes without a new ballot."),
    rescue: t("If few have voted, ask who can’t find the ballot, and look at one phone together."),
  }),
  vote_closed: () => ({
    say: t("This is the text that we go on with. From here on it belongs to all of us, and it is not finished."),
    sign: t("Move on when the room has looked at how each group voted."),
    rescue: t("If the result is split, ask the group that is lowest what one word would bring it closer, and take that into the final words."),
  }),
  vote_tied: () => ({
    say: t("It is a tie. Shall we vote once more between these, or does one of them say it for all of us?"),
    sign: t("Move on when one text is chosen, and why is written down."),
    rescue: t("If the room is tired, choose the one that the lowest group supports more, and say so."),
  }),
  word: () => ({
    say: t("Now the last polish. Which one word would you change, and into what?"),
    sign: t("Move on when you can read it aloud without stumbling."),
    rescue: t("If it keeps growing, read it in one breath. What doesn’t fit into the breath comes out."),
  }),
  ratify: () => ({
    say: t("I will read it once, slowly. Then tell us on your phone how far you can stand behind it."),
    sign: t("Open the vote when you have read it, and have counted to five."),
    rescue: t("If somebody calls out another change, go back to the final words. It costs two minutes and no trust."),
  }),
  ratify_open: () => ({
    say: t("Each step, from wholehearted down, says how it counts. If you stand low, say why. Your reason is shown, your name is not."),
    sign: t("Close when everybody has voted, or when a minute passes without a new ballot."),
    rescue: t("If people hesitate: support with reservations is support, and to abstain is an answer."),
  }),
  ratify_met: () => ({
    say: t("You have agreed. Listen to it once more, as ours."),
    sign: t("Adopt it when you have read it aloud."),
    rescue: t("If a reason at the low end weighs on the room, read it out, and thank the room for it, before you adopt."),
  }),
  ratify_not_met: () => ({
    say: t("We are not there yet, and it is good to know. What would have to change for you to support it?"),
    sign: t("Choose a way on when the reason is understood, not only heard."),
    rescue: t("If time is up, record “not yet agreed”, and who carries on by when. That is a result too."),
  }),
  ratify_not_yet: () => ({
    say: t("We have not agreed on these words yet. What stands in the way is written down, so that it can be taken up again."),
    sign: t("Move on when everybody has heard what stands in the way, and who carries on."),
    rescue: t("If people are disappointed, read out how many support it already. That is a result too."),
  }),
  adopted: () => ({
    say: t("These words are ours now. Thank you."),
    sign: t("Move on after a moment of silence. Who looks after them comes next."),
    rescue: t("If somebody wants to celebrate, let them."),
  }),
  close: () => ({
    say: t("Three questions before we go. Who looks after these words, when do we read them again, and how do others hear of them first?"),
    sign: t("Finish when each of the three has a name or a date."),
    rescue: t("If nobody offers, name whoever called this workshop, until somebody takes over."),
  }),
  break: () => ({
    say: t("Stretch your legs. The clock is on the projector and on your phone."),
    sign: t("Move on when the time is up. Waiting for the last one costs everybody else."),
    rescue: t("If people drift back late, read the next question aloud at the door."),
  }),
  look_up: () => ({
    say: t("Phones down for a moment, eyes up. Who would like to speak? Raise your hand on the phone, and I will go in order."),
    sign: t("End look up when the queue is empty, or when people start to repeat themselves."),
    rescue: t("If the same two keep talking, ask the room for a show of thumbs, and go on."),
  }),
  finished: () => ({
    say: t("Thank you. You leave with words that are yours."),
    sign: t("Send the document today, while the room still remembers."),
    rescue: t("If something was forgotten, open the workshop again. Nothing is lost."),
  }),
  finished_open: () => ({
    say: t("Thank you. We have not agreed on everything yet, and nothing that you wrote is lost."),
    sign: t("Send the document today, while the room still remembers."),
    rescue: t("If something was forgotten, open the workshop again. Nothing is lost."),
  }),
};
