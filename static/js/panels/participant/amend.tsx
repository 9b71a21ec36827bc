/** Amending: proposing other words for somebody else's candidate: edited in place, shown as differences. */
import { useDraft } from "../../core/drafts";
import { t } from "../../core/i18n";
import type { CandidateView } from "../../wire";
import { Moved, Preview } from "./own-candidate";
import { useRevision } from "./revision";
import { PlaceHead, Screen } from "./screen";
import { StatementEditor } from "./statement-editor";
import { TextField } from "./text-field";

export function Amend({ id, candidate }: { id: string; candidate: CandidateView }) {
  const revision = useRevision(`amend-${id}`, id, candidate);
  const [why, setWhy, clearWhy] = useDraft(`amend-why:${id}`);
  const { base, pieces } = revision;
  const propose = async (): Promise<void> => {
    const ack = await revision.submit("propose_amendment", t("Amendment"), { why });
    if (ack.ok) clearWhy();
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
      <StatementEditor pieces={pieces} problem={revision.problem} onPieces={(next) => revision.set(next)} />
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
