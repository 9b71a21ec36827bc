/** Writing a statement: a vision as one text, a mission as a purpose with its objectives, each a
 * field of its own. Objectives are moved by button. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Refusal } from "../../core/acks";
import { t } from "../../core/i18n";
import { Arrow, Close, Plus } from "../../core/icons";
import { useRoom } from "../shared/session";
import { moved, putBack, withObjective, without, withText } from "./pieces";
import type { DraftPiece } from "./pieces";
import { TextField } from "./text-field";

const MOST_OBJECTIVES = 12;
/** What the message about an objective that was removed is about. */
const REMOVED = "removed";

export interface StatementEditorProps {
  pieces: DraftPiece[];
  onPieces(pieces: DraftPiece[]): void;
  /** `field` names the piece it is about: vision, purpose or objective. */
  problem?: Refusal | null;
  /** The problem comes of what this person has just pressed: they are led to the field. */
  lead?: boolean;
  onBlur?(): void;
}

export function StatementEditor({ pieces, onPieces, problem, lead = false, onBlur }: StatementEditorProps) {
  const { news, toasts } = useRoom();
  const fresh = useRef("");
  const latest = useRef({ pieces, onPieces });
  latest.current = { pieces, onPieces };
  useEffect(() => () => toasts.end(REMOVED), []);
  const objectives = pieces.filter(({ role }) => role === "objective");
  const head = pieces.find(({ role }) => role !== "objective");
  const problemAt = (role: string): Refusal | null => (problem?.field === role ? problem : null);
  const elsewhere = problem != null && !["vision", "purpose", "objective"].includes(problem.field ?? "") ? problem : null;
  // An objective is refused as one of several: the first empty one is meant, else the last.
  const meant = (objectives.find(({ text }) => text.trim() === "") ?? objectives[objectives.length - 1])?.key;

  const move = (key: string, by: -1 | 1): void => {
    onPieces(moved(pieces, key, by));
    const place = objectives.findIndex((known) => known.key === key) + 1 + by;
    news.reply(t("Objective {place} of {number}", { place, number: objectives.length }), "moved");
  };
  const add = (): void => {
    const next = withObjective(pieces);
    fresh.current = next[next.length - 1]?.key ?? "";
    onPieces(next);
  };
  /** Beside the buttons that move it: a slip of the thumb must not cost its words. */
  const remove = (gone: DraftPiece): void => {
    const place = pieces.indexOf(gone);
    onPieces(without(pieces, gone.key));
    if (gone.text.trim() === "") return;
    const back = (): void => latest.current.onPieces(putBack(latest.current.pieces, gone, place));
    toasts.show({ text: t("The objective is removed."), about: REMOVED, action: { label: t("Undo"), run: back } });
  };
  return (
    <div class="editor">
      {elsewhere && (
        <p class="field__error" role="alert">
          {elsewhere.message}
        </p>
      )}
      {head !== undefined && (
        <TextField
          key={head.key}
          kind="statement"
          label={head.role === "vision" ? t("Vision") : t("Purpose")}
          hint={
            head.role === "vision"
              ? t("One short text: where we will be once the mission is achieved.")
              : t("One sentence: what do we work to achieve?")
          }
          rows={3}
          value={head.text}
          problem={problemAt(head.role)}
          lead={lead}
          onText={(text) => onPieces(withText(pieces, head.key, text))}
          onBlur={() => onBlur?.()}
        />
      )}
      {head?.role === "purpose" && (
        <fieldset class="editor__objectives">
          <legend class="field__label">{t("Objectives")}</legend>
          <p class="field__hint">{t("At least one, better two or more: the practices that get us there.")}</p>
          {objectives.map((objective, place) => {
            const { key, text } = objective;
            return (
              <div key={key} class="editor__row">
                <TextField
                  kind="statement"
                  label={t("Objective {place}", { place: place + 1 })}
                  rows={1}
                  value={text}
                  focus={fresh.current === key}
                  problem={meant === key ? problemAt("objective") : null}
                  lead={lead}
                  onText={(words) => onPieces(withText(pieces, key, words))}
                  onBlur={() => onBlur?.()}
                />
                <div class="editor__tools">
                  <Tool name={t("Move objective {place} up", { place: place + 1 })} off={place === 0} run={() => move(key, -1)}>
                    <Arrow to="up" />
                  </Tool>
                  <Tool
                    name={t("Move objective {place} down", { place: place + 1 })}
                    off={place === objectives.length - 1}
                    run={() => move(key, 1)}
                  >
                    <Arrow to="down" />
                  </Tool>
                  <Tool
                    name={t("Remove objective {place}", { place: place + 1 })}
                    off={objectives.length === 1}
                    run={() => remove(objective)}
                  >
                    <Close />
                  </Tool>
                </div>
              </div>
            );
          })}
          {objectives.length < MOST_OBJECTIVES && (
            <button type="button" class="button editor__add" onClick={add}>
              <Plus />
              {t("Add an objective")}
            </button>
          )}
        </fieldset>
      )}
    </div>
  );
}

interface ToolProps {
  name: string;
  off: boolean;
  run(): void;
  children: ComponentChildren;
}

/** One that can't go on keeps the focus: whoever moves an objective up stays with it at the top. */
function Tool({ name, off, run, children }: ToolProps) {
  return (
    <button type="button" class="button button--icon button--quiet" aria-label={name} aria-disabled={off} onClick={() => !off && run()}>
      {children}
    </button>
  );
}
