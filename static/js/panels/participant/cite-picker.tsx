/** Ticking the ideas that a candidate grows from. */
import { useId, useMemo, useRef, useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { IdeaView, OwnIdeaView } from "../../wire";
import { Find } from "../shared/find";
import { Whole } from "../shared/idea-text";
import { memo } from "../shared/memo";
import { isLong, shortened } from "../shared/shortened";
import { useView } from "./use";

export interface CitePickerProps {
  cites: string[];
  onCites(cites: string[]): void;
}

interface Choice {
  text: string;
  mine: boolean;
  order: number;
}

/** Above this a filter helps. */
const MANY = 8;

export function CitePicker({ cites, onCites }: CitePickerProps) {
  const ideas = useView((view) => view.ideas);
  const own = useView((_view, mine) => mine.ideas);
  const choices = useMemo(() => choicesOf(ideas, own), [ideas, own]);
  const [open, setOpen] = useState(false);
  if (choices.length === 0) return null;
  return (
    <details class="disclosure" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="disclosure__summary">
        {cites.length === 0
          ? t("Which ideas does it grow from?")
          : tn("It grows from {n} idea", "It grows from {n} ideas", cites.length)}
      </summary>
      {open && <Choices choices={choices} cites={cites} onCites={onCites} />}
    </details>
  );
}

function Choices({ choices, cites, onCites }: CitePickerProps & { choices: Array<[string, Choice]> }) {
  const rows = useRef<HTMLDivElement>(null);
  const ticked = useMemo(() => new Set(cites), [cites]);
  const tick = (idea: string, on: boolean): void => onCites(on ? [...cites, idea] : cites.filter((known) => known !== idea));
  return (
    <div class="stack stack--tight">
      <p class="field__hint">{t("Tick them, and everybody can follow the words back to where they came from.")}</p>
      {choices.length > MANY && <Find rows={rows} label={t("Find an idea")} none={t("No idea has these words.")} always={ticked} />}
      <div class="card-list cite-list" ref={rows}>
        {choices.map(([key, { text, mine }]) => (
          <Tick key={key} id={key} text={text} mine={mine} on={ticked.has(key)} tick={tick} />
        ))}
      </div>
    </div>
  );
}

interface TickProps {
  id: string;
  text: string;
  mine: boolean;
  on: boolean;
  tick(id: string, on: boolean): void;
}

function Tick(props: TickProps) {
  const { id, text, mine, on, tick } = props;
  if (isLong(text)) return <LongTick {...props} />;
  return (
    <label class="idea idea--pick choice choice--bare" data-row={id} data-find={text}>
      <input type="checkbox" checked={on} onChange={(event) => tick(id, event.currentTarget.checked)} />
      <IdeaWords text={text} mine={mine} />
    </label>
  );
}

/** What is pressed to read on stands outside of the label, which would tick the box. */
function LongTick({ id, text, mine, on, tick }: TickProps) {
  const [whole, show] = useState(false);
  const words = useId();
  return (
    <div class="idea idea--long" data-row={id} data-find={text}>
      <label class="idea--pick choice choice--bare" id={words}>
        <input type="checkbox" checked={on} onChange={(event) => tick(id, event.currentTarget.checked)} />
        <IdeaWords text={whole ? text : shortened(text)} mine={mine} />
      </label>
      <Whole on={whole} about={words} turn={show} />
    </div>
  );
}

const IdeaWords = memo(({ text, mine }: { text: string; mine: boolean }) => (
  <span class="idea__text">
    <span dir="auto">{text}</span>
    {mine && <span class="pill idea__mine">{t("yours")}</span>}
  </span>
));

/** The revealed ones in the order of the wall, which does not tell who wrote first; before them one's own
 * that nobody else sees yet. */
function choicesOf(ideas: Record<string, IdeaView>, own: Record<string, OwnIdeaView>): Array<[string, Choice]> {
  const found = new Map<string, Choice>();
  for (const [id, { text, order, hidden }] of Object.entries(own)) if (!hidden) found.set(id, { text, order, mine: true });
  for (const [id, { text, order }] of Object.entries(ideas)) found.set(id, { text, order, mine: id in own });
  return [...found].sort(([, a], [, b]) => a.order - b.order);
}
