/** A further stage, after the one that runs or at the end. */
import { useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { newId } from "../../core/ids";
import type { Part, Prompt, StageKind, View } from "../../wire";
import { partName, stageName } from "../shared/labels";
import { usePart } from "../shared/session";
import { Press, useAct } from "./act";
import type { Action } from "./next_step";
import { stagesOf, USUAL_MINUTES } from "./stages";
import type { Stage } from "./stages";

const KINDS = Object.keys(USUAL_MINUTES) as StageKind[];
/** Kinds that work on neither part (stage_kinds.WITH_PART). */
const WITHOUT_PART: ReadonlySet<StageKind> = new Set(["welcome", "close", "break"]);

/** Its id is the server's: the new one is whichever was not there before. */
function removing(view: View, before: readonly Stage[]): Action | undefined {
  const added = stagesOf(view).find(({ id }) => before.every((stage) => stage.id !== id));
  return added && { command: "remove_stage", data: { stage: added.id } };
}

export function AddStage({ stages }: { stages: readonly Stage[] }) {
  const act = useAct();
  const current = usePart((view) => view?.current ?? "");
  const known = stages.find(({ part }) => part !== "")?.part as Part | undefined;
  const [kind, setKind] = useState<StageKind>("break");
  const [part, setPart] = useState<Part>(known ?? "mission");
  const [over, setOver] = useState("ideas");
  const last = stages[stages.length - 1]?.id ?? "";
  const [after, setAfter] = useState("");
  const needsPart = !WITHOUT_PART.has(kind);

  const add = async (): Promise<void> => {
    const prompts: Prompt[] = kind === "gather" ? [{ id: newId(), aspect: "what", text: t("What must not be missing?") }] : [];
    await act(
      {
        command: "add_stage",
        data: {
          ...{ stage_kind: kind, title: stageName(kind), minutes: USUAL_MINUTES[kind], prompts },
          ...{ part: needsPart ? part : "", over: kind === "narrow" ? over : "", after: after || current || last },
        },
      },
      { said: t("{stage} is added to the agenda.", { stage: stageName(kind) }), undo: (view) => removing(view, stages), undone: t("It is removed again.") },
    );
  };
  return (
    <div class="stack stack--tight stage-add">
      <label class="field">
        <span class="field__label field__label--small">{t("Add a stage")}</span>
        <select class="input" value={kind} onChange={(event) => setKind(event.currentTarget.value as StageKind)}>
          {KINDS.map((name) => (
            <option key={name} value={name}>
              {stageName(name)}
            </option>
          ))}
        </select>
      </label>
      {needsPart && (
        <label class="field">
          <span class="field__label field__label--small">{t("It works on")}</span>
          <select class="input" value={part} onChange={(event) => setPart(event.currentTarget.value as Part)}>
            <option value="vision">{partName("vision")}</option>
            <option value="mission">{partName("mission")}</option>
          </select>
        </label>
      )}
      {kind === "narrow" && (
        <label class="field">
          <span class="field__label field__label--small">{t("Choose among")}</span>
          <select class="input" value={over} onChange={(event) => setOver(event.currentTarget.value)}>
            <option value="ideas">{t("Ideas")}</option>
            <option value="candidates">{t("Candidates")}</option>
          </select>
        </label>
      )}
      <label class="field">
        <span class="field__label field__label--small">{t("After")}</span>
        <select class="input" value={after || current || last} onChange={(event) => setAfter(event.currentTarget.value)}>
          {stages.map((stage) => (
            <option key={stage.id} value={stage.id}>
              {stage.title}
            </option>
          ))}
        </select>
      </label>
      <Press class="button button--small" onPress={add}>
        {t("Add")}
      </Press>
    </div>
  );
}
