/** Gradients of agreement on one text: eight steps, each saying how it counts. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDraft } from "../../core/drafts";
import { t, tn } from "../../core/i18n";
import type { Step } from "../../wire";
import { countsAs, gradients, partName, secrecySentence } from "../shared/labels";
import { BallotHelp } from "./ballot-help";
import { BallotFate, OptionWords, SecrecyPill } from "./ballot-parts";
import type { BallotProps } from "./ballot-parts";
import { OwnLine } from "./own-line";
import { Screen } from "./screen";
import { TextField } from "./text-field";
import { useView } from "./use";

const PAUSE_MS = 900;
const LONGEST_REASON = 500;

/** A reservation may be said too: it is support all the same. */
const RESERVATIONS = "reservations";

export function GradientsBallot({ id, round, own, onDone }: BallotProps) {
  const final = useView((view) => view.finals[round.part]);
  const ballot = own.ballot !== null && "step" in own.ballot ? own.ballot : null;
  const [draft, setDraft] = useDraft<string | null>(`reason:${id}`, null);
  const reason = draft ?? ballot?.reason ?? "";
  const steps = gradients().filter(({ key }) => key !== "block" || round.settings["block"] !== 0);
  const asked = steps.find(({ key }) => key === ballot?.step);
  const asksWhy = ({ key, low }: { key: string; low: boolean }): boolean => low || key === RESERVATIONS;
  const why = asked !== undefined && asksWhy(asked);
  const [typed, setTyped] = useState(0);

  // A choice is stored at once; a reason when the pen rests, or leaves the field, and only with a step
  // that asks for one: whoever has moved up since has taken it back.
  const store = (): void => {
    if (ballot !== null && why && (ballot.reason ?? "") !== reason.trim()) own.cast({ step: ballot.step, reason: reason.trim() });
  };
  const latest = useRef(store);
  latest.current = store;
  useEffect(() => {
    if (typed === 0) return;
    const timer = setTimeout(() => latest.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const choose = (step: Step, asks: boolean): void => own.cast({ step, reason: asks ? reason.trim() : "" });

  return (
    <Screen
      hint={<BallotFate own={own} />}
      action={
        ballot !== null && (
          <button type="button" class="button button--next button--wide" onClick={() => (store(), onDone())}>
            {t("I am done")}
          </button>
        )
      }
    >
      <div class="row">
        <h2 class="part-label">
          {t("{part} · version {version}", { part: partName(round.part), version: round.option_versions[round.part] ?? 1 })}
        </h2>
        <span class="row__end">
          <SecrecyPill round={round} />
        </span>
      </div>
      <div class="ratify-text">
        <OptionWords id={round.part} round={round} />
      </div>
      {final !== undefined && <OwnLine candidate={final.candidate} />}
      <fieldset class="gradients" role="radiogroup">
        <legend class="score__legend">{t("Where do you stand on this text?")}</legend>
        <p class="gradients__ends">
          {tn("{n} step, from “{first}” to “{last}”", "{n} steps, from “{first}” to “{last}”", steps.length, {
            first: steps[0]?.name ?? "",
            last: steps[steps.length - 1]?.name ?? "",
          })}
        </p>
        {steps.map(({ key, name, counts, low }) => (
          <label key={key} class="gradient">
            <input type="radio" name={`step-${id}`} checked={ballot?.step === key} onChange={() => choose(key as Step, asksWhy({ key, low }))} />
            <span class="gradient__name">{name}</span>
            <span class="gradient__counts">{countsAs(counts)}</span>
          </label>
        ))}
      </fieldset>
      {why && (
        <TextField
          label={asked.low ? t("What would have to change?") : t("What is your reservation?")}
          optional
          hint={t("Your reason is printed word for word, without your name. It stands until a new vote.")}
          value={reason}
          most={LONGEST_REASON}
          onText={(text) => (setDraft(text), setTyped(typed + 1))}
          onBlur={store}
        />
      )}
      <p class="ballot__rule">{secrecySentence(round.secrecy)}</p>
      <BallotHelp round={round} />
    </Screen>
  );
}
