/** The real socket behind a connection: WebSocket first, long polling where a proxy forbids it. */
import { io } from "socket.io-client";
import { newId } from "./ids";

/** What a connection needs of a socket; the tests have one of their own. */
export interface Wire {
  readonly connected: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(event: string, heard: (data: never) => void): unknown;
  emit(event: string, data: object): unknown;
  timeout(ms: number): { emitWithAck(event: string, data: object): Promise<unknown> };
}

const ATTEMPT_MS = 8_000;

/** A socket that does not connect by itself, nor again: when to is the connection's business.
 * `auth` is asked at every attempt, so that a return names the version that the page then has. */
export function openSocket(auth: () => object): Wire {
  const socket = io({
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    timeout: ATTEMPT_MS,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    // Behind several processes the proxy sends one key's requests to one process: a whole room
    // shares one address.
    query: { k: newId() },
    auth: (give) => give(auth()),
  });
  // Some proxies neither pass nor refuse a WebSocket but keep silent, which no transport notices:
  // after a silent attempt the other one begins.
  socket.io.on("error", (problem) => {
    if (problem.message === "timeout") socket.io.opts.transports?.reverse();
  });
  return socket as Wire;
}
