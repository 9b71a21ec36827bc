/** How components reach the page's one session. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "./session";

// Only here are the types of the view unknown; a face names its own with useSession.
export const SessionContext = createContext<Session<any, any, any> | null>(null);

export function useSession<View, Mine, Live>(): Session<View, Mine, Live> {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("SessionContext.Provider is missing.");
  return session as Session<View, Mine, Live>;
}
