/** Amending: proposing other words for somebody else's candidate: edited in place, shown as differences. */
import { useDraft } from "../../core/drafts";
import { t } from "../../core/i18n";
import type { CandidateView } from "../../wire";
import { useRoom } from "../shared/session";
import { useLack } from "./lack";
import { Moved, Preview } from "./own-candidate";
import { useRevision } from "./revision";
import { PlaceHead, Screen } from "./screen";
import { StatementEditor } from "./statement-editor";
import { TextField } from "./text-field";

export function Amend({ id, candidate }: { id: string; candidate: CandidateView }) {
  const revision = useRevision(`amend-${id}`, id, candidate);
  const { drafts } = useRoom();
  const reason = `amend-why:${id}`;
  const [why, setWhy, clearWhy] = useDraft(reason);
  const { base, pieces } = revision;
  const { lack, whole } = useLack(pieces);
  const propose = async (): Promise<void> => {
    if (!whole()) return;
    const answer = revision.submit("propose_amendment", t("Amendment"), { why });
    // It goes with the words, and comes back with them: else it would stand under the next amendment.
    clearWhy();
    if (!(await answer).ok) drafts.putIfFree(reason, why);
  };
  return (
    <Screen
      action={
        <button type="button" class="button button--next button--wide" onClick={() => void propose()}>
          {t("Propose this amendment")}
        </button>
      }
    >
      <PlaceHead title={t("Amend candidate {number}", { number: candidate.number })} />
      <p class="quiet">{t("Write it as you would have it. Its author or the facilitator accepts your amendment, or declines it.")}</p>
      {base !== candidate.version && <Moved candidate={candidate} onTake={() => revision.set(pieces, candidate.version)} />}
      <StatementEditor pieces={pieces} problem={lack ?? revision.problem} lead={lack !== null} onPieces={(next) => revision.set(next)} />
      {revision.begun && (
        <>
          <Preview candidate={candidate} pieces={pieces} />
          <TextField label={t("Why?")} optional rows={2} value={why} onText={setWhy} />
          <button type="button" class="link-button" onClick={revision.clear}>
            {t("Start again from the words as they stand")}
          </button>
        </>
      )}
    </Screen>
  );
}
