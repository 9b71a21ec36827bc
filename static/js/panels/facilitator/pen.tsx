/** Who has the pen: the facilitator, or a scribe on another device. */
import { useRef, useState } from "preact/hooks";
import { t } from "../../core/i18n";
import { personName } from "../shared/labels";
import type { FinalView, Typing } from "../../wire";
import { usePart } from "../shared/session";
import { Press } from "./act";
import { usePassPen } from "./pass_pen";
import { usePeople } from "./people";

export function Pen({ part, final }: { part: string; final: FinalView }) {
  return final.has_scribe ? <TakeBack part={part} final={final} /> : <HandOver part={part} />;
}

/** With the words that the scribe has typed, so that nothing of them is lost; with those that were
 * heard last, where the device is away on which they were typed. */
function TakeBack({ part, final }: { part: string; final: FinalView }) {
  const pass = usePassPen(part);
  const scribe = final.scribe ?? "";
  const name = usePart((_view, _mine, live) => personName(live, scribe));
  const away = usePart((_view, _mine, live) => live.here?.[scribe] !== true);
  const heard = usePart((_view, _mine, live) => live.typing?.[part]);
  const known = useRef<Typing | undefined>(undefined);
  if (heard !== undefined && heard.pieces.length > 0) known.current = heard;
  const last = away && known.current?.base === final.version ? known.current : undefined;
  const take = () => pass("", { said: t("You have the pen."), last });
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
  const pass = usePassPen(part);
  const people = usePeople();
  const [who, setWho] = useState("");
  if (people.length === 0) return null;
  const name = people.find(({ id }) => id === who)?.name ?? "";
  const hand = async (): Promise<void> => {
    if (who === "") return;
    await pass(who, { said: t("{name} has the pen now.", { name }), undone: t("You have the pen.") });
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
