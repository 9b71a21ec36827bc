/** Gradients of agreement on one text: eight steps, each saying how it counts. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useDraft } from "../../core/drafts";
import { t, tn } from "../../core/i18n";
import type { Step } from "../../wire";
import { countsAs, finalWordsName, gradients, secrecySentence } from "../shared/labels";
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
  const steps = gradients().filter(({ key }) => key !== "block" || round.settings["block"] !== 0);
  const asked = steps.find(({ key }) => key === ballot?.step);
  // Two questions, two answers: what would have to change is no reservation.
  const low = useReason(`reason:${id}`, asked?.low === true ? ballot?.reason : undefined);
  const reservation = useReason(`reservation:${id}`, asked?.key === RESERVATIONS ? ballot?.reason : undefined);
  const answer = (step: { key: string; low: boolean } | undefined): Reason | null =>
    step?.low ? low : step?.key === RESERVATIONS ? reservation : null;
  const why = answer(asked);
  const [typed, setTyped] = useState(0);

  // A choice is stored at once; a reason when the pen rests, or leaves the field, and only with a step
  // that asks for one: whoever has moved up since has taken it back.
  const store = (): void => {
    if (ballot === null || why === null) return;
    const reason = why.text.trim();
    if ((ballot.reason ?? "") !== reason) own.cast({ step: ballot.step, reason });
  };
  const latest = useRef(store);
  latest.current = store;
  useEffect(() => {
    if (typed === 0) return;
    const timer = setTimeout(() => latest.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const box = useRef<HTMLDivElement>(null);
  const chose = useRef(false);
  const choose = (step: (typeof steps)[number]): void => {
    chose.current = true;
    own.cast({ step: step.key as Step, reason: answer(step)?.text.trim() ?? "" });
  };
  // On a phone the question opens below the edge: whoever chose sees it, and goes on where they are.
  useLayoutEffect(() => {
    if (chose.current) box.current?.scrollIntoView?.({ block: "nearest" });
    chose.current = false;
  }, [asked?.key]);

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
        <h2 class="part-label">{finalWordsName(round.part, round.option_versions[round.part] ?? 1)}</h2>
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
        {steps.map((step) => (
          <label key={step.key} class="gradient">
            <input type="radio" name={`step-${id}`} checked={ballot?.step === step.key} onChange={() => choose(step)} />
            <span class="gradient__name">{step.name}</span>
            <span class="gradient__counts">{countsAs(step.counts)}</span>
          </label>
        ))}
      </fieldset>
      {why !== null && (
        <div ref={box}>
          <TextField
            key={why === low ? "low" : "reservation"}
            label={why === low ? t("What would have to change?") : t("What is your reservation?")}
            optional
            hint={t("Your reason is printed word for word, without your name. It stands until a new vote.")}
            value={why.text}
            most={LONGEST_REASON}
            onText={(text) => (why.set(text), setTyped(typed + 1))}
            onBlur={store}
          />
        </div>
      )}
      <p class="ballot__rule">{secrecySentence(round.secrecy)}</p>
      <BallotHelp round={round} />
    </Screen>
  );
}

interface Reason {
  text: string;
  set(text: string): void;
}

/** What somebody writes about a step, or wrote with the ballot that is stored. */
function useReason(key: string, stored: string | undefined): Reason {
  const [draft, set] = useDraft<string | null>(key, null);
  return { text: draft ?? stored ?? "", set };
}
