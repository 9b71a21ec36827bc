/** A vision, or a purpose with its objectives, set like print. */
import { t } from "../../core/i18n";
import type { PieceView } from "../../wire";

export type Words = readonly Pick<PieceView, "role" | "text">[];

export interface StatementProps {
  pieces: Words;
  /** 18, 22 (none), 28 or up to 56 px. */
  size?: "small" | "large" | "huge";
  /** Further classes. */
  class?: string;
}

export function statementClass(size: StatementProps["size"], more = ""): string {
  return ["statement", size && `statement--${size}`, more].filter(Boolean).join(" ");
}

/** Above so many letters a text is a page to read, not a line to look at. */
const LONG = 260;

function sizeOf(size: StatementProps["size"], pieces: Words): StatementProps["size"] {
  const letters = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (letters <= LONG || size === undefined || size === "small") return size;
  return size === "huge" ? "large" : undefined;
}

/** Objectives are a list, so a reader hears how many there are. */
export function Statement({ pieces, size, class: more }: StatementProps) {
  const head = pieces.filter(({ role }) => role !== "objective");
  const objectives = pieces.filter(({ role }) => role === "objective");
  return (
    <div class={statementClass(sizeOf(size, pieces), more)}>
      {pieces.length === 0 && <p class="statement__pending">{t("Not written yet")}</p>}
      {head.map(({ role, text }) => (
        <p key={role} class={role === "purpose" ? "statement__purpose" : "statement__text"} dir="auto">
          {text}
        </p>
      ))}
      {objectives.length > 0 && (
        <ul class="statement__objectives" role="list">
          {objectives.map(({ text }, place) => (
            <li key={place} class="statement__objective" dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The statement as one line of text, for labels and short mentions. */
export function oneLine(pieces: Words): string {
  return pieces.map(({ text }) => text.trim()).filter(Boolean).join(" · ");
}
