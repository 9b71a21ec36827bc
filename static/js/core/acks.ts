/** What the server answers to a command: it was stored, or it was refused and why. */
import type { Ack, Refusal, Stored } from "../wire";
import { isObject } from "./patch";

export type { Ack, Refusal, Stored };

/** A command on the line, whatever its kind. */
export interface Sent {
  id: string;
  kind: string;
  data: object;
}

/** A command went out, or could not, and no answer came: nobody knows whether it was stored. */
export class Unanswered extends Error {
  constructor(readonly why: "offline" | "too slow") {
    super(why);
  }
}

/** Beyond this the server cuts the line (64 kB a frame): whoever sends the same again is cut off for ever. */
const LARGEST = 60_000;

/** Whether this must not go out in one message. */
export function isTooLarge(data: object): boolean {
  return new TextEncoder().encode(JSON.stringify(data)).length > LARGEST;
}

export function refusal(code: string, message: string, field: string | null = null): Refusal {
  return { ok: false, code, message, field };
}

/** The server's answer, read with care: the page must not stumble over a strange one. */
export function readAck(answer: unknown): Ack {
  if (isObject(answer) && answer["ok"] === true && typeof answer["version"] === "number") return answer as unknown as Stored;
  const read = readRefusal(answer);
  return read ?? refusal("strange_answer", String(answer));
}

/** `{code, message, field?}` as a refusal; null if it is none. */
export function readRefusal(answer: unknown): Refusal | null {
  if (!isObject(answer) || typeof answer["code"] !== "string") return null;
  const { code, message, field, retry_after: after } = answer;
  const read = refusal(code, typeof message === "string" ? message : code, typeof field === "string" ? field : null);
  return typeof after === "number" ? { ...read, retry_after: after } : read;
}
