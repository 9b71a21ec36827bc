/** The list of people: folded, since the laptop may be on the wall. */
import { useMemo, useRef, useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Close } from "../../core/icons";
import { groupClass, groupName, hasName, personName } from "../shared/labels";
import { usePart, useRoom } from "../shared/session";
import { Press, useAct } from "./act";
import { usePassPen } from "./pass_pen";
import { currentStage } from "./stages";

/** Above so many, a field to search by name; never more rows than this at once. */
const MANY = 15;
const MOST_ROWS = 200;

/** Built only while it is open: people come and go all the time. */
export function People() {
  const joined = usePart((view) => view?.counts.joined ?? 0);
  const [open, setOpen] = useState(false);
  if (joined === 0) return null;
  return (
    <section class="panel">
      <details class="disclosure" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="disclosure__summary">{tn("{n} person", "{n} people", joined)}</summary>
        {open && <PeopleList />}
      </details>
    </section>
  );
}

interface Person {
  id: string;
  name: string;
  /** False where they gave none: "No name 2" is what stands in the list. */
  named: boolean;
  group: string;
  here: boolean;
}

/** Who is here first, then by name. */
export function usePeople(): Person[] {
  const people = usePart((view) => view?.people);
  const names = usePart((_view, _mine, live) => live.names);
  const numbers = usePart((_view, _mine, live) => live.numbers);
  const here = usePart((_view, _mine, live) => live.here);
  return useMemo(() => {
    // One for all: to make one at each comparison takes a tenth of a second for five hundred people.
    const byName = new Intl.Collator(undefined, { numeric: true });
    return Object.entries(people ?? {})
      .filter(([, { removed }]) => !removed)
      .map(([id, { group }]) => ({ id, group, name: personName({ names: names ?? {}, numbers }, id), named: hasName(names?.[id] ?? ""), here: here?.[id] === true }))
      .sort((a, b) => Number(b.here) - Number(a.here) || byName.compare(a.name, b.name));
  }, [people, names, numbers, here]);
}

/** As they stood when the list was opened; whoever comes later stands at the end. Each row has buttons, and
 * must not move from under a finger because somebody's phone has gone dark. */
function useStill(people: Person[]): Person[] {
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  return useMemo(() => {
    const place = ({ id }: Person): number => places.current.get(id) ?? places.current.size;
    const still = [...people].sort((a, b) => place(a) - place(b));
    places.current = new Map(still.map(({ id }, at) => [id, at]));
    return still;
  }, [people]);
}

function PeopleList() {
  const everyone = useStill(usePeople());
  const groups = usePart((view) => view?.brief.groups ?? {});
  const [wanted, setWanted] = useState("");
  const found = everyone.filter(({ name }) => name.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()));
  return (
    <>
      {everyone.length > MANY && (
        <input class="input" type="search" value={wanted} aria-label={t("Find a person by name")} placeholder={t("Find a person")} onInput={(event) => setWanted(event.currentTarget.value)} />
      )}
      <ul class="people">
        {found.slice(0, MOST_ROWS).map((person) => (
          <li key={person.id} class={`people__row ${person.here ? "" : "people__row--away"}`.trim()}>
            <span class={`swatch ${groupClass(groups, person.group)}`} role="img" aria-label={groupName(groups, person.group)} />
            <span class="name" dir="auto">
              {person.name}
              {!person.here && <span class="people__away"> {t("away")}</span>}
            </span>
            <span class="people__buttons">
              <NameScribe person={person} />
              <Remove person={person} />
            </span>
          </li>
        ))}
      </ul>
      {found.length > MOST_ROWS && <p class="panel__note">{t("Search by name to see the others.")}</p>}
    </>
  );
}

/** In the final words only. */
function NameScribe({ person }: { person: Person }) {
  const part = usePart((view) => {
    const stage = view === null ? undefined : currentStage(view);
    return stage?.kind === "word" && view?.finals[stage.part] !== undefined ? stage.part : "";
  });
  const scribe = usePart((view) => view?.finals[part]?.scribe ?? "");
  const pass = usePassPen(part);
  if (part === "" || scribe === person.id) return null;
  return (
    <Press
      class="button button--small"
      aria-label={t("Name {name} as scribe", { name: person.name })}
      onPress={() => pass(person.id, { said: t("{name} has the pen now.", { name: person.name }), undone: t("The pen is back.") })}
    >
      {t("Scribe")}
    </Press>
  );
}

function Remove({ person }: { person: Person }) {
  const { dialogs } = useRoom();
  const act = useAct();
  const remove = async (): Promise<void> => {
    const sure = await dialogs.confirm({
      title: person.named ? t("Remove {name}?", { name: person.name }) : t("Remove this person, who gave no name?"),
      text: t("Their device leaves the workshop, and this link lets it in no more; a new one would. What they wrote stays in the record."),
      yes: t("Remove"),
      danger: true,
    });
    if (sure) await act({ command: "remove_participant", data: { participant: person.id } }, { said: person.named ? t("{name} was removed.", { name: person.name }) : t("The person without a name was removed.") });
  };
  return (
    <Press class="button button--small button--quiet people__remove" aria-label={t("Remove {name}", { name: person.name })} onPress={remove}>
      <Close />
    </Press>
  );
}
