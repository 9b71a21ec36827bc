/** A tie is shown as a tie: what is level, what may be done about it, and later what was decided. */
import type { RoundView } from "../../wire";
import type { Shown } from "./options";
import { decidedSentences, tieSentence, waysOut } from "./ties";

export function Tie({ round, view }: { round: RoundView; view: Pick<Shown, "ideas" | "candidates"> }) {
  const tie = tieSentence(round, view);
  const ways = waysOut(round, view);
  return (
    <>
      {tie !== "" && <p class={ways === "" ? "result__note" : "notice notice--next"}>{[tie, ways].filter(Boolean).join(" ")}</p>}
      {decidedSentences(round, view).map((sentence) => (
        <p key={sentence} class="notice notice--good" dir="auto">
          {sentence}
        </p>
      ))}
    </>
  );
}
