/** The page's session with the types of the wire, for every face. */
import type { Ack } from "../../core/acks";
import { useSession } from "../../core/context";
import type { SendOptions } from "../../core/outbox";
import type { Session } from "../../core/session";
import { useSelect } from "../../core/store";
import type { Selector } from "../../core/store";
import type { CommandData, CommandKind, Live, Mine, View } from "../../wire";

export type Room = Session<View, Mine, Live>;

export function useRoom(): Room {
  return useSession<View, Mine, Live>();
}

/** The selected part of view, mine and live; renders again only when it changed. */
export function usePart<T>(of: Selector<View, Mine, Live, T>): T {
  return useSelect(useRoom().store, of);
}

export type Send = <K extends CommandKind>(kind: K, data: CommandData[K], options?: SendOptions) => Promise<Ack>;

/** Send a command whose data has the right shape. The promise never rejects. */
export function useSend(): Send {
  const { outbox } = useRoom();
  return (kind, data, options) => outbox.send(kind, data, options);
}
