/** What this facilitator has made ready before the room comes; kept in this browser only. */
import { useDraft } from "../../core/drafts";

export const phoneKey = "ready:phone";

export function useReady(key: string): [boolean, (ready: boolean) => void] {
  const [ready, set] = useDraft<boolean>(key, false);
  return [ready, set];
}
