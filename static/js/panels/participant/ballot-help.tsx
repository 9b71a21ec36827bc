/** What people ask while they vote, under the ballot. */
import type { RoundView } from "../../wire";
import { Help } from "../shared/help";
import { close, scores, secrecy, steps } from "../shared/help-topics";

export function BallotHelp({ round }: { round: RoundView }) {
  const secret = round.secrecy === "secret";
  const about = { score: [scores()], gradients: [steps(round.settings["block"] !== 0)], dots: [] }[round.rule];
  return <Help topics={[...about, ...(secret ? [secrecy()] : []), close(secret)]} />;
}
