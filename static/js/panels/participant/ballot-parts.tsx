/** What every ballot has: who sees it, whether it is stored, how to abstain. */
import { t } from "../../core/i18n";
import type { RoundView } from "../../wire";
import { secrecyInFull, secrecyName } from "../shared/labels";
import { isAskedAgain, optionName, optionPieces } from "../shared/options";
import { shortened } from "../shared/shortened";
import { Statement } from "../shared/statement";
import type { OwnBallot } from "./use-ballot";
import { abstains } from "./use-ballot";
import { useView } from "./use";
import { useRoom } from "../shared/session";

export interface BallotProps {
  id: string;
  round: RoundView;
  own: OwnBallot;
  onDone(): void;
}

export function SecrecyPill({ round, inFull = false }: { round: RoundView; inFull?: boolean }) {
  return <span class="pill">{inFull ? secrecyInFull(round.secrecy) : secrecyName(round.secrecy)}</span>;
}

/** The line above the button: what became of the vote. It must never leave a doubt. */
export function BallotFate({ own }: { own: OwnBallot }) {
  const { connection } = useRoom();
  const again = useView((view) => isAskedAgain(view.rounds));
  if (own.problem !== null) return <span class="field__error">{own.problem.message}</span>;
  if (own.fate === "none") {
    return <>{again ? t("A new vote: the earlier result no longer counts. Nothing is stored yet.") : t("Nothing is stored yet.")}</>;
  }
  if (own.fate === "waiting") {
    return (
      <span class="fate fate--waiting">
        {connection.up.value ? t("Storing your vote") : t("Your vote is kept here and sent when you are back.")}
      </span>
    );
  }
  return <span class="fate fate--stored">{t("Your vote is stored. You can change it until the vote closes.")}</span>;
}

/** Abstaining is an answer too, and counts for the turnout. */
export function Abstain({ own, back }: { own: OwnBallot; back(): void }) {
  return abstains(own.ballot) ? (
    <p class="notice">
      {t("You abstain. That counts for the turnout, and for nothing else.")}
      <button type="button" class="link-button" onClick={back}>
        {t("Vote after all")}
      </button>
    </p>
  ) : (
    <button type="button" class="link-button abstain" onClick={() => own.cast({ abstain: true })}>
      {t("Abstain")}
    </button>
  );
}

/** What is judged: the words of a candidate, or an idea. */
export function OptionWords({ id, round, size }: { id: string; round: RoundView; size?: "small" }) {
  const ideas = useView((view) => view.ideas);
  const candidates = useView((view) => view.candidates);
  const finals = useView((view) => view.finals);
  if (round.over !== "ideas") return <Statement pieces={optionPieces(round, id, { candidates, finals })} {...(size && { size })} />;
  const words = optionName(round, id, { ideas, candidates });
  return (
    <p class={`statement ${size === "small" ? "statement--small" : ""}`.trim()} dir="auto">
      {size === "small" ? shortened(words) : words}
    </p>
  );
}
