/** The pen goes from hand to hand with the words that are typed and not offered yet. */
import { t } from "../../core/i18n";
import type { Typing } from "../../wire";
import { useRoom } from "../shared/session";
import { useAct } from "./act";
import { differs, onTheWire } from "./final_words";
import { wordsKey } from "./next";

interface Passing {
  said: string;
  /** Offered to take it back, and said then. */
  undone?: string;
  /** Words that nobody hears any more, because the scribe’s device is away. */
  last?: Typing | undefined;
}

/** Give the pen to a participant, or ("") take it back; false where that has to wait. */
export function usePassPen(part: string): (to: string, passing: Passing) => Promise<boolean> {
  const { store, drafts, connection, toasts } = useRoom();
  const act = useAct();
  const final = () => store.view.peek()?.finals[part];
  const own = () => drafts.cell<Typing | null>(wordsKey(part), null);

  /** What the scribe typed becomes this page’s own, to go on from. */
  const take = (last?: Typing): void => {
    const heard = store.live.peek().typing?.[part];
    // What has been offered meanwhile is heard for a moment still.
    const typed = heard !== undefined && heard.pieces.length > 0 && heard.base === final()?.version ? heard : last;
    own();
    if (typed !== undefined) drafts.set(wordsKey(part), { base: typed.base, pieces: typed.pieces });
  };

  /** All that was typed is there before the pen is. */
  const tell = (): boolean => {
    const [draft, known] = [own().peek(), final()];
    if (draft === null || known === undefined || known.has_scribe || !differs(known, draft.pieces)) return true;
    if (draft.base !== known.version) {
      toasts.show({ text: t("Another version was offered while you were writing. Choose first which words go on.") });
      return false;
    }
    connection.tell("typing", { part, pieces: onTheWire(draft.pieces), base: draft.base });
    return true;
  };

  return async (to, { said, undone, last }) => {
    const [before, scribe] = [own().peek(), final()?.scribe ?? ""];
    if (to !== "" && !tell()) return false;
    if (to === "") take(last);
    const back = (): ReturnType<typeof naming> | string => {
      // An old message: what was typed since, or somebody else's pen, is not for it to take.
      if ((final()?.scribe ?? "") !== to) return t("The pen has gone on since. Nothing is changed.");
      if (scribe === "") take();
      return naming(part, scribe);
    };
    const done = await act(naming(part, to), { said, about: `pen:${part}`, ...(undone !== undefined && { undo: back, undone }) });
    if (!done && to === "") drafts.set(wordsKey(part), before);
    return done;
  };
}

function naming(part: string, participant: string) {
  return { command: "name_scribe" as const, data: { part, participant } };
}
