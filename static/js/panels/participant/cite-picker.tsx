/** Ticking the ideas that a candidate grows from. */
import { useId, useMemo, useRef, useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { IdeaView, OwnIdeaView } from "../../wire";
import { Find } from "../shared/find";
import { Whole } from "../shared/idea-text";
import { memo } from "../shared/memo";
import { putFirst } from "../shared/options";
import type { PutFirst } from "../shared/options";
import { isLong, shortened } from "../shared/shortened";
import { useView } from "./use";

export interface CitePickerProps {
  /** What the room put first for it stands first. */
  part: string;
  cites: string[];
  onCites(cites: string[]): void;
}

interface Choice {
  text: string;
  mine: boolean;
  order: number;
  /** "3 dots": when the room narrowed; empty: not among the first. */
  got: string;
}

/** Above this a filter helps. */
const MANY = 8;

export function CitePicker({ part, cites, onCites }: CitePickerProps) {
  const ideas = useView((view) => view.ideas);
  const own = useView((_view, mine) => mine.ideas);
  const rounds = useView((view) => view.rounds);
  const choices = useMemo(() => choicesOf(ideas, own, putFirst({ rounds, ideas }, part, Infinity)), [ideas, own, rounds, part]);
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

function Choices({ choices, cites, onCites }: Omit<CitePickerProps, "part"> & { choices: Array<[string, Choice]> }) {
  const rows = useRef<HTMLDivElement>(null);
  const ticked = useMemo(() => new Set(cites), [cites]);
  const tick = (idea: string, on: boolean): void => onCites(on ? [...cites, idea] : cites.filter((known) => known !== idea));
  return (
    <div class="stack stack--tight">
      <p class="field__hint">{t("Tick them, and everybody can follow the words back to where they came from.")}</p>
      {choices.length > MANY && <Find rows={rows} label={t("Find an idea")} none={t("No idea has these words.")} always={ticked} />}
      <div class="card-list cite-list" ref={rows}>
        {choices.map(([key, { text, mine, got }]) => (
          <Tick key={key} id={key} text={text} mine={mine} got={got} on={ticked.has(key)} tick={tick} />
        ))}
      </div>
    </div>
  );
}

interface TickProps {
  id: string;
  text: string;
  mine: boolean;
  got: string;
  on: boolean;
  tick(id: string, on: boolean): void;
}

function Tick(props: TickProps) {
  const { id, text, mine, got, on, tick } = props;
  if (isLong(text)) return <LongTick {...props} />;
  return (
    <label class="idea idea--pick choice choice--bare" data-row={id} data-find={text}>
      <input type="checkbox" checked={on} onChange={(event) => tick(id, event.currentTarget.checked)} />
      <IdeaWords text={text} mine={mine} got={got} />
    </label>
  );
}

/** What is pressed to read on stands outside of the label, which would tick the box. */
function LongTick({ id, text, mine, got, on, tick }: TickProps) {
  const [whole, show] = useState(false);
  const words = useId();
  return (
    <div class="idea idea--long" data-row={id} data-find={text}>
      <label class="idea--pick choice choice--bare" id={words}>
        <input type="checkbox" checked={on} onChange={(event) => tick(id, event.currentTarget.checked)} />
        <IdeaWords text={whole ? text : shortened(text)} mine={mine} got={got} />
      </label>
      <Whole on={whole} about={words} turn={show} />
    </div>
  );
}

const IdeaWords = memo(({ text, mine, got }: { text: string; mine: boolean; got: string }) => (
  <span class="idea__text">
    <span dir="auto">{text}</span>
    {got !== "" && <span class="pill idea__mine num">{got}</span>}
    {mine && <span class="pill idea__mine">{t("yours")}</span>}
  </span>
));

/** What the room put first leads; then the revealed ones in the order of the wall, which does not tell
 * who wrote first; among them one's own that nobody else sees yet. */
function choicesOf(ideas: Record<string, IdeaView>, own: Record<string, OwnIdeaView>, first: readonly PutFirst[]): Array<[string, Choice]> {
  const found = new Map<string, Choice>();
  const leading = new Map(first.map(({ id, got }, place) => [id, { place, got }]));
  const gotBy = (id: string): string => leading.get(id)?.got ?? "";
  for (const [id, { text, order, hidden }] of Object.entries(own)) if (!hidden) found.set(id, { text, order, mine: true, got: "" });
  for (const [id, { text, order }] of Object.entries(ideas)) found.set(id, { text, order, mine: id in own, got: gotBy(id) });
  const place = (id: string): number => leading.get(id)?.place ?? leading.size;
  return [...found].sort(([a, one], [b, other]) => place(a) - place(b) || one.order - other.order);
}
