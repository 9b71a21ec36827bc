/** Who has the pen: the facilitator, or a scribe on another device. */
import { useState } from "preact/hooks";
import { useDraft } from "../../core/drafts";
import { t } from "../../core/i18n";
import { personName } from "../shared/labels";
import type { FinalView, Typing } from "../../wire";
import { usePart, useRoom } from "../shared/session";
import { Press, useAct } from "./act";
import { wordsKey } from "./next";
import { usePeople } from "./people";

export function Pen({ part, final }: { part: string; final: FinalView }) {
  return final.has_scribe ? <TakeBack part={part} final={final} /> : <HandOver part={part} />;
}

/** With the words that the scribe has typed, so that nothing of them is lost. */
function TakeBack({ part, final }: { part: string; final: FinalView }) {
  const { store } = useRoom();
  const act = useAct();
  const name = usePart((_view, _mine, live) => personName(live, final.scribe ?? ""));
  const [, setDraft] = useDraft<Typing | null>(wordsKey(part), null);
  const take = async (): Promise<void> => {
    const typed = store.live.peek().typing?.[part];
    if (!(await act({ command: "name_scribe", data: { part, participant: "" } }, { said: t("You have the pen.") }))) return;
    if (typed !== undefined && typed.pieces.length > 0) setDraft(typed);
  };
  return (
    <p class="row divider pen">
      <span>
        {t("{name} has the pen. You see every word as it is typed.", { name })}
      </span>
      <Press class="button row__end" onPress={take}>
        {t("Take the pen back")}
      </Press>
    </p>
  );
}

function HandOver({ part }: { part: string }) {
  const act = useAct();
  const people = usePeople();
  const [who, setWho] = useState("");
  if (people.length === 0) return null;
  const name = people.find(({ id }) => id === who)?.name ?? "";
  const hand = async (): Promise<void> => {
    if (who === "") return;
    await act(
      { command: "name_scribe", data: { part, participant: who } },
      { said: t("{name} has the pen now.", { name }), undo: () => ({ command: "name_scribe", data: { part, participant: "" } }), undone: t("You have the pen.") },
    );
  };
  return (
    <div class="row divider pen">
      <label class="pen__label" for="pen-who">
        {t("You have the pen. To listen instead, hand it to:")}
      </label>
      <select id="pen-who" class="input pen__select" value={who} onChange={(event) => setWho(event.currentTarget.value)}>
        <option value="">{t("Choose a person")}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.here ? person.name : t("{name} (away)", { name: person.name })}
          </option>
        ))}
      </select>
      <Press aria-disabled={who === ""} onPress={hand}>
        {t("Name as scribe")}
      </Press>
    </div>
  );
}
