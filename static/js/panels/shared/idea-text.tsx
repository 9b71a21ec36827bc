/** An idea among others: a long one by its beginning, and the whole of it at a press. */
import { useId, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { isLong, shortened } from "./shortened";

export interface IdeaTextProps {
  text: string;
  class?: string;
}

export function IdeaText({ text, class: more = "idea__text" }: IdeaTextProps) {
  return isLong(text) ? (
    <LongText text={text} class={more} />
  ) : (
    <p class={more} dir="auto">
      {text}
    </p>
  );
}

function LongText({ text, class: more }: Required<IdeaTextProps>) {
  const [whole, show] = useState(false);
  const id = useId();
  return (
    <>
      <p class={more} dir="auto" id={id}>
        {whole ? text : shortened(text)}
      </p>
      <Whole on={whole} about={id} turn={show} />
    </>
  );
}

/** The button by itself, for a place where the words stand in a label. */
export function Whole({ on, about, turn }: { on: boolean; about: string; turn(on: boolean): void }) {
  return (
    <button type="button" class="link-button idea__whole" aria-expanded={on} aria-describedby={about} onClick={() => turn(!on)}>
      {on ? t("Show less") : t("Read the whole idea")}
    </button>
  );
}
