/** What changed between two wordings, word by word, set like the statement itself. */
import { useMemo } from "preact/hooks";
import { withoutBlankEnds, words } from "../../core/diff";
import { t } from "../../core/i18n";
import { pairs } from "./piece-pairs";
import type { LoosePiece } from "./piece-pairs";
import { statementClass } from "./statement";
import type { StatementProps } from "./statement";

/** The words of one text: <ins> and <del>, for the eye and for readers. */
export function WordDifferences({ before, after }: { before: string; after: string }) {
  const runs = useMemo(() => withoutBlankEnds(words(before, after)), [before, after]);
  return (
    <>
      {runs.map(({ kind, text }, place) => {
        if (kind === "added") return <ins key={place}>{text}</ins>;
        return kind === "removed" ? <del key={place}>{text}</del> : text;
      })}
    </>
  );
}

/** Whether a word of these two texts is marked as added, or as taken out. */
export function isMarked(before: readonly LoosePiece[], after: readonly LoosePiece[]): boolean {
  return pairs(before, after).some((row) => withoutBlankEnds(words(row.before, row.after)).some(({ kind }) => kind === "added" || kind === "removed"));
}

export interface DifferencesProps {
  before: readonly LoosePiece[];
  after: readonly LoosePiece[];
  size?: StatementProps["size"];
  /** These words are being typed at this moment. */
  live?: boolean;
  class?: string;
}

export function Differences({ before, after, size, live = false, class: more = "" }: DifferencesProps) {
  const rows = pairs(before, after);
  const objectives = rows.filter(({ role }) => role === "objective");
  return (
    <div class={statementClass(size, `diff ${live ? "diff--live" : ""} ${more}`.trim())}>
      {rows
        .filter(({ role }) => role !== "objective")
        .map((row) => (
          <p key={row.key} class={row.role === "purpose" ? "statement__purpose" : "statement__text"} dir="auto">
            <WordDifferences before={row.before} after={row.after} />
          </p>
        ))}
      {objectives.length > 0 && (
        <ul class="statement__objectives" role="list">
          {objectives.map((row) => (
            <li key={row.key} class="statement__objective" dir="auto">
              <WordDifferences before={row.before} after={row.after} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the marks mean, once beside the first difference on a page; nothing where two texts are named in
 * which no mark stands. */
export function DifferencesKey({ before, after }: Partial<Pick<DifferencesProps, "before" | "after">>) {
  if (before !== undefined && after !== undefined && !isMarked(before, after)) return null;
  return (
    <p class="diff-key diff">
      <span>
        <ins>{t("added")}</ins>
      </span>
      <span>
        <del>{t("taken out")}</del>
      </span>
    </p>
  );
}
