/** Other words for a candidate, while they are written and sent: a revision by its author, or an
 * amendment. The words stay on the screen until the server has answered. */
import { useRef, useState } from "preact/hooks";
import type { Ack, Refusal } from "../../core/acks";
import { useComposer } from "../../core/composer";
import { t } from "../../core/i18n";
import type { CandidateView } from "../../wire";
import { useRoom } from "../shared/session";
import { asText, fromPieces, written } from "./pieces";
import type { DraftPiece } from "./pieces";
import { go } from "./use";

interface Kept {
  /** The version that it was made on. */
  base: number;
  pieces: DraftPiece[];
}

export interface Revision {
  base: number;
  pieces: DraftPiece[];
  /** Somebody has written here. */
  begun: boolean;
  problem: Refusal | null;
  set(pieces: DraftPiece[], base?: number): void;
  clear(): void;
  submit(kind: "revise_candidate" | "propose_amendment", label: string, more?: object): Promise<Ack>;
}

/** `place` is where it is written ("revise-17"): it is left once the words are stored or kept. */
export function useRevision(place: string, id: string, candidate: CandidateView): Revision {
  const { connection, drafts, outbox, toasts } = useRoom();
  const draft = useComposer<Kept | null>(place, null);
  const [sent, setSent] = useState<Kept | null>(null);
  const { base, pieces } = sent ?? draft.value ?? { base: candidate.version, pieces: fromPieces(candidate.pieces) };
  const running = useRef<Promise<Ack> | null>(null);
  const here = (): boolean => location.hash === `#${encodeURIComponent(place)}`;
  const leave = (): void => {
    if (here()) go("");
  };
  return {
    base,
    pieces,
    begun: draft.value !== null,
    problem: draft.problem,
    set: (next, on = base) => draft.set({ base: on, pieces: next }),
    clear: draft.clear,
    submit(kind, label, more = {}) {
      // A second press while the first is on its way is the same proposal, not one more.
      running.current ??= submitted(kind, label, more).finally(() => (running.current = null));
      return running.current;
    },
  };

  /** Back to the refused words: they wait in the outbox where the page had been left meanwhile. */
  function lookAt(data: object): void {
    const refused = outbox.pending.peek().find((entry) => entry.data === data);
    if (refused !== undefined && drafts.cell<Kept | null>(place, null).peek() === null) {
      drafts.set(place, { base, pieces });
      outbox.dismiss(refused.id);
    }
    go(place);
  }

  async function submitted(kind: "revise_candidate" | "propose_amendment", label: string, more: object): Promise<Ack> {
    setSent({ base, pieces });
    const data = { candidate: id, base, pieces: written(pieces), ...more };
    const answer = draft.send(kind, data, { label, text: asText(pieces) });
    if (!connection.up.peek()) leave();
    const ack = await answer;
    setSent(null);
    if (ack.ok) leave();
    else if (!here()) toasts.show({ text: ack.message, action: { label: t("Look at it"), run: () => lookAt(data) } });
    return ack;
  }
}
