/** What one does with one's own candidate: a new version, withdraw it, bring it back. */
import { t } from "../../core/i18n";
import type { CandidateView, CommandData } from "../../wire";
import { Differences } from "../shared/differences";
import { useRoom, useSend } from "../shared/session";
import { Statement } from "../shared/statement";
import { Fate, usePending } from "./fate";
import { useLack } from "./lack";
import type { DraftPiece } from "./pieces";
import { useRevision } from "./revision";
import { PlaceHead, Screen } from "./screen";
import { StatementEditor } from "./statement-editor";
import { go } from "./use";

interface OwnCandidateToolsProps {
  id: string;
  candidate: CandidateView;
  /** Where the bar has no button for it. */
  revise?: boolean;
}

export function OwnCandidateTools({ id, candidate, revise = true }: OwnCandidateToolsProps) {
  const { dialogs, toasts } = useRoom();
  const send = useSend();
  const waiting = usePending<CommandData["revise_candidate"]>("revise_candidate", (data) => data.candidate === id);
  const restore = async (): Promise<void> => {
    const ack = await send("restore_candidate", { candidate: id });
    if (!ack.ok) toasts.show({ text: ack.message });
  };
  const withdraw = async (): Promise<void> => {
    const sure = await dialogs.confirm({
      title: t("Withdraw this candidate?"),
      text: t("It is no longer put to the vote. You can bring it back."),
      yes: t("Withdraw it"),
      no: t("Keep it"),
    });
    if (!sure) return;
    const ack = await send("withdraw_candidate", { candidate: id });
    toasts.show(ack.ok ? { text: t("Withdrawn."), action: { label: t("Bring it back"), run: () => void restore() } } : { text: ack.message });
  };
  if (candidate.withdrawn) {
    return (
      <button type="button" class="link-button" onClick={() => void restore()}>
        {t("Bring it back")}
      </button>
    );
  }
  return (
    <div class="own-tools">
      <Fate state={waiting[0]?.state ?? "stored"} />
      <span class="row">
        {revise && (
          <button type="button" class="link-button" onClick={() => go(`revise-${id}`)}>
            {t("Revise")}
          </button>
        )}
        <button type="button" class="link-button" onClick={() => void withdraw()}>
          {t("Withdraw")}
        </button>
      </span>
    </div>
  );
}

export function ReviseCandidate({ id, candidate }: { id: string; candidate: CandidateView }) {
  const revision = useRevision(`revise-${id}`, id, candidate);
  const { pieces, base } = revision;
  const { lack, whole } = useLack(pieces);
  return (
    <Screen
      action={
        <button
          type="button"
          class="button button--next button--wide"
          onClick={() => whole() && void revision.submit("revise_candidate", t("New version"))}
        >
          {t("Store this version")}
        </button>
      }
    >
      <PlaceHead title={t("Revise candidate {number}", { number: candidate.number })} />
      {base !== candidate.version && <Moved candidate={candidate} onTake={() => revision.set(pieces, candidate.version)} />}
      <StatementEditor pieces={pieces} problem={lack ?? revision.problem} lead={lack !== null} onPieces={(next) => revision.set(next)} />
      {revision.begun && (
        <>
          <Preview candidate={candidate} pieces={pieces} />
          <button type="button" class="link-button" onClick={revision.clear}>
            {t("Start again from the words as they stand")}
          </button>
        </>
      )}
    </Screen>
  );
}

/** What would change, before it is sent. */
export function Preview({ candidate, pieces }: { candidate: CandidateView; pieces: DraftPiece[] }) {
  return (
    <section class="stack stack--tight">
      <h3 class="caption">{t("What changes")}</h3>
      <Differences before={candidate.pieces} after={pieces.filter(({ role, text }) => role !== "objective" || text.trim() !== "")} size="small" />
    </section>
  );
}

/** The candidate changed while somebody was writing on it: their words are kept beside the new ones. */
export function Moved({ candidate, onTake }: { candidate: CandidateView; onTake(): void }) {
  return (
    <div class="notice notice--next">
      <strong>{t("This candidate has changed meanwhile. Your words are kept.")}</strong>
      <span>{t("It now reads:")}</span>
      <Statement pieces={candidate.pieces} size="small" />
      <button type="button" class="link-button" onClick={onTake}>
        {t("I have read it: use my words on this version")}
      </button>
    </div>
  );
}
