/** A statement that is sent before it is whole: said at once, where the words are missing. */
import { useState } from "preact/hooks";
import type { Refusal } from "../../core/acks";
import { asText, whatLacks } from "./pieces";
import type { DraftPiece } from "./pieces";

export interface Lack {
  /** What is missing, until somebody writes on. */
  lack: Refusal | null;
  /** At a press: whether it is whole, and may be sent. */
  whole(): boolean;
}

export function useLack(pieces: readonly DraftPiece[]): Lack {
  const [found, find] = useState<{ lack: Refusal; text: string } | null>(null);
  const text = asText(pieces);
  return {
    lack: found?.text === text ? found.lack : null,
    whole() {
      const lack = whatLacks(pieces);
      find(lack && { lack, text });
      return lack === null;
    },
  };
}
