/** The small choices of a vote: rule, secrecy, dots, and what stays out of it. */
import { t } from "../../core/i18n";
import type { Rule } from "../../wire";
import { secrecyName } from "../shared/labels";
import { usePart } from "../shared/session";
import { shortened } from "../shared/shortened";
import { oneLine } from "../shared/statement";
import { useDesk } from "./desk";
import type { RoundPlan } from "./desk";
import { offersBlock, ruleOf, rulesFor } from "./round_plan";
import { standingOptions } from "./stages";
import type { Stage } from "./stages";
import { useView } from "./use_view";

const MOST_DOTS = 50;

function ruleName(rule: Rule): string {
  return { dots: t("Dots"), score: t("Scores from 0 to 5"), gradients: t("Steps of agreement") }[rule];
}

export function PlanFields({ stage }: { stage: Stage }) {
  const desk = useDesk();
  const plan = desk.plan(stage.id);
  const now = plan.value;
  const set = (to: Partial<RoundPlan>): void => void (plan.value = { ...plan.peek(), ...to });
  const anonymous = usePart((view) => view?.brief.anonymous ?? false);
  const present = usePart((_view, _mine, live) => live.present ?? 0);
  const rules = rulesFor(stage.kind);
  const rule = ruleOf(now, stage);
  return (
    <div class="plan">
      {rules.length > 1 && (
        <label class="field">
          <span class="field__label field__label--small">{t("Count")}</span>
          <select class="input" value={rule} onChange={(event) => set({ rule: event.currentTarget.value as Rule })}>
            {rules.map((name) => (
              <option key={name} value={name}>
                {ruleName(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span class="field__label field__label--small">{t("Secrecy")}</span>
        <select
          class="input"
          value={anonymous ? "secret" : now.secrecy}
          disabled={anonymous}
          onChange={(event) => set({ secrecy: event.currentTarget.value as RoundPlan["secrecy"] })}
        >
          <option value="secret">{secrecyName("secret")}</option>
          <option value="open">{secrecyName("open")}</option>
        </select>
      </label>
      {rule === "dots" && (
        <>
          <Count name={t("Dots for each person")} value={now.dots} most={MOST_DOTS} set={(dots) => set({ dots, most_on_one: Math.min(now.most_on_one, dots) })} />
          <Count name={t("At most on one item")} value={now.most_on_one} most={now.dots} set={(most_on_one) => set({ most_on_one })} />
        </>
      )}
      {rule === "gradients" && (
        <label class="choice choice--bare plan__wide">
          <input type="checkbox" checked={offersBlock(now, present)} onChange={(event) => set({ block: event.currentTarget.checked })} />
          <span class="choice__label">{t("Offer the step “block”")}</span>
          <span class="choice__hint">{t("One block stops the adoption. In rooms above thirty people it is left out unless you choose it.")}</span>
        </label>
      )}
      {anonymous && <p class="quiet plan__wide">{t("This workshop is anonymous, so its votes are secret.")}</p>}
      {stage.kind !== "ratify" && <Chosen stage={stage} />}
    </div>
  );
}

function Count({ name, value, most, set }: { name: string; value: number; most: number; set(n: number): void }) {
  return (
    <label class="field">
      <span class="field__label field__label--small">{name}</span>
      <input
        class="input"
        type="number"
        min={1}
        max={most}
        value={value}
        onChange={(event) => set(Math.min(most, Math.max(1, Math.round(event.currentTarget.valueAsNumber) || 1)))}
      />
    </label>
  );
}

/** What goes on the ballot: everything that stands, but for what the facilitator leaves out. */
function Chosen({ stage }: { stage: Stage }) {
  const desk = useDesk();
  const view = useView();
  const plan = desk.plan(stage.id);
  const left = plan.value.left_out;
  const standing = standingOptions(view, stage);
  const only = standing.filter((id) => !left.includes(id)).length === 1;
  const turn = (id: string, on: boolean): void =>
    void (plan.value = { ...plan.peek(), left_out: on ? left.filter((out) => out !== id) : [...left, id] });
  return (
    <fieldset class="fieldset plan__wide">
      <legend class="field__label field__label--small">{t("On the ballot")}</legend>
      <div class="plan__options">
        {standing.map((id) => {
          const candidate = view.candidates[id];
          const words = candidate === undefined ? (view.ideas[id]?.text ?? "") : `${t("Candidate {number}", { number: candidate.number })}: ${oneLine(candidate.pieces)}`;
          return (
            <label key={id} class="choice choice--bare">
              {/* Something has to be on the ballot. */}
              <input type="checkbox" checked={!left.includes(id)} disabled={only && !left.includes(id)} onChange={(event) => turn(id, event.currentTarget.checked)} />
              <span class="choice__label" dir="auto">
                {shortened(words)}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
