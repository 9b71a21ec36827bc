/** Once a round is over, this device forgets how its owner voted, as the server does. */
import { useEffect } from "preact/hooks";
import { KEY } from "../../core/drafts";
import { useRoom } from "../shared/session";
import { useView } from "./use";

export function ForgetBallots() {
  const { drafts, storage } = useRoom();
  const rounds = useView((view) => view.rounds);
  useEffect(() => {
    // Whatever was written down for the round, of any kind: the key of each ends with it.
    drafts.flush();
    const kept = storage.keys(KEY).map((key) => key.slice(KEY.length));
    for (const [id, { status }] of Object.entries(rounds)) {
      if (status === "open") continue;
      for (const key of kept) if (key.endsWith(`:${id}`)) drafts.clear(key);
      storage.remove(`done:${id}`);
    }
  }, [rounds]);
  return null;
}
