/** Once a round is over, this device forgets how its owner voted, as the server does. */
import { useEffect } from "preact/hooks";
import { useRoom } from "../shared/session";
import { useView } from "./use";

export function ForgetBallots() {
  const { drafts, storage } = useRoom();
  const rounds = useView((view) => view.rounds);
  useEffect(() => {
    for (const [id, { status }] of Object.entries(rounds)) {
      if (status === "open") continue;
      for (const kind of ["ballot", "scores", "score-place", "scores-seen", "reason"]) drafts.clear(`${kind}:${id}`);
      storage.remove(`done:${id}`);
    }
  }, [rounds]);
  return null;
}
