/** What becomes of the words, as it was typed last: whoever goes on from its form takes it along. */
import type { ProcedureView, View } from "../../wire";
import { useRoom } from "../shared/session";

/** The draft of what was typed and is not stored yet. */
export const PROCEDURE = "procedure";

export interface TypedProcedure {
  /** Whether something was typed that nobody has seen stored yet. */
  waiting(): boolean;
  /** Store it, and what then stands: what was stored before, where it is refused. */
  stored(): Promise<ProcedureView>;
}

export function useTypedProcedure(): TypedProcedure {
  const { store, drafts, outbox } = useRoom();
  const typed = (): ProcedureView | null => drafts.cell<ProcedureView | null>(PROCEDURE, null).peek();
  const stored = async (): Promise<ProcedureView> => {
    const now = typed();
    const kept = now !== null && (await outbox.send("set_procedure", now, { momentary: true })).ok;
    return kept ? now : (store.view.peek() as View).procedure;
  };
  return { waiting: () => typed() !== null, stored };
}
