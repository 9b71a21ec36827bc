/** How components reach the page's one session. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type * as wire from "../wire";
import type { Session } from "./session";

// A context has one type; useSession gives the session its own back.
export const SessionContext = createContext<Session<any, any, any> | null>(null);

export function useSession<View = wire.View, Mine = wire.Mine, Live = wire.Live>(): Session<View, Mine, Live> {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("SessionContext.Provider is missing.");
  return session as Session<View, Mine, Live>;
}
