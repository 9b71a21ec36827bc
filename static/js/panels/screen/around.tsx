/** What stands around the work: a break, looking up, the close, the end. */
import { t, tn } from "../../core/i18n";
import type { TimerView } from "../../wire";
import { partName } from "../shared/labels";
import type { Content } from "../shared/screen-content";
import { adoptedSentence } from "../shared/screen-sentences";
import { Statement } from "../shared/statement";
import { TimerPill } from "../shared/timer-pill";
import { Fit } from "./fit";
import { ALONE, wordsOf, stepsFor } from "./steps";

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

export function Break({ timer }: { timer: TimerView | undefined }) {
  return (
    <div class="screen__centre">
      <p class="screen__question">{t("A break")}</p>
      <TimerPill timer={timer} class="break__timer" />
    </div>
  );
}

export function LookUp({ name, pieces, text, hands }: Of<"look">) {
  const nothing = pieces.length === 0 && text === "";
  return (
    <>
      {nothing ? (
        <div class="screen__centre">
          <p class="screen__question">{t("Look up")}</p>
          <p class="screen__soft">{t("Phones are quiet. Let’s talk.")}</p>
        </div>
      ) : (
        <Fit steps={ALONE} of={`${wordsOf(pieces)}:${text}`} centre>
          {name !== "" && <p class="texts__name">{name}</p>}
          {pieces.length > 0 ? (
            <Statement pieces={pieces} />
          ) : (
            <p class="look__idea" dir="auto">
              {text}
            </p>
          )}
        </Fit>
      )}
      <p class="screen__soft num">{hands > 0 ? tn("{n} hand is raised", "{n} hands are raised", hands) : "\u00a0"}</p>
    </>
  );
}

/** The texts as they stand; what comes next; thanks. */
export function Close({ texts, finished, heads, devices, facts }: Of<"close">) {
  const thanked = tn("Thank you. {n} person took part.", "Thank you. {n} people took part.", heads);
  const thanks = finished ? [thanked, devices].filter(Boolean).join(" ") : "";
  if (texts.length === 0) {
    return (
      <div class="screen__centre">
        <p class="screen__question">{finished ? thanks : t("Before we go")}</p>
        <p class="screen__soft" dir="auto">
          {facts.join(" · ")}
        </p>
      </div>
    );
  }
  const words = texts.map(({ final }) => wordsOf(final.pieces)).join("|");
  return (
    <>
      <Fit steps={stepsFor(texts.length)} of={`${words}:${facts.join()}`} class={texts.length > 1 ? "texts texts--apart" : "texts"}>
        {texts.map(({ part, final }) => (
          <article key={part} class="texts__text">
            <h2 class="texts__name">
              {partName(part)} · {adoptedSentence(final)}
            </h2>
            <Statement pieces={final.pieces} />
          </article>
        ))}
      </Fit>
      <div class="close__foot" dir="auto">
        {thanks !== "" && <p class="screen__note">{thanks}</p>}
        {facts.length > 0 && <p class="screen__soft">{facts.join(" · ")}</p>}
      </div>
    </>
  );
}

export function Nothing({ sentence }: Of<"nothing">) {
  return (
    <div class="screen__centre">
      <p class="screen__question">{sentence}</p>
    </div>
  );
}
