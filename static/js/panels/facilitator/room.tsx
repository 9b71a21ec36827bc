/** The right column: who is here, who is still working, whose hand is up. */
import { t, tn } from "../../core/i18n";
import { groupClass, groupName, personName } from "../shared/labels";
import { usePart } from "../shared/session";
import { Press, useAct } from "./act";
import { queueOf } from "./hands";
import { People } from "./people";
import { smallGroups } from "./small_groups";
import { currentStage } from "./stages";
import { WallPages } from "./wall_pages";
import { Working } from "./working";

export function RoomColumn() {
  return (
    <>
      <InTheRoom />
      <Working />
      <WallPages />
      <Hands />
      <People />
    </>
  );
}

function InTheRoom() {
  const present = usePart((_view, _mine, live) => live.present ?? 0);
  const joined = usePart((view) => view?.counts.joined ?? 0);
  const open = usePart((view) => view?.door_open ?? true);
  return (
    <section class="panel" aria-label={t("In the room")}>
      <header class="panel__head">
        <h2 class="panel__title">{t("In the room")}</h2>
        <span class="panel__count">{present}</span>
      </header>
      <GroupCounts />
      <SmallGroups />
      {joined > present && <p class="panel__note">{tn("{n} has joined in all", "{n} have joined in all", joined)}</p>}
      {!open && <p class="panel__note">{t("The door is closed.")}</p>}
    </section>
  );
}

/** Groups with their numbers; once it has begun, those that were invited and are missing stand out. */
export function GroupCounts() {
  const groups = usePart((view) => view?.brief.groups ?? {});
  const here = usePart((_view, _mine, live) => live.groups ?? {});
  const planned = usePart((view) => view?.status === "planned");
  const anyone = usePart((_view, _mine, live) => (live.present ?? 0) > 0);
  const ids = Object.keys(groups).sort((a, b) => (groups[a]?.order ?? 0) - (groups[b]?.order ?? 0));
  const without = here[""] ?? 0;
  return (
    <ul class="group-list">
      {ids.map((id) => {
        const n = here[id] ?? 0;
        const absent = n === 0 && groups[id]?.invited === true && anyone && !planned;
        return (
          <li key={id} class={`group-list__row ${absent ? "group-list__row--absent" : ""}`.trim()}>
            <span class={`swatch ${groupClass(groups, id)}`} aria-hidden="true" />
            <span class="group-list__name" dir="auto">
              {groupName(groups, id)}
            </span>
            <span class="group-list__count">{absent ? t("absent") : planned && n === 0 ? t("nobody yet") : n}</span>
          </li>
        );
      })}
      {without > 0 && (
        <li class="group-list__row">
          <span class="swatch group-none" aria-hidden="true" />
          <span class="group-list__name">{groupName(groups, "")}</span>
          <span class="group-list__count">{without}</span>
        </li>
      )}
    </ul>
  );
}

/** What the results will not show, said once, while there is still time to ask somebody in. */
function SmallGroups() {
  const groups = usePart((view) => view?.brief.groups ?? {});
  const here = usePart((_view, _mine, live) => live.groups ?? {});
  const begun = usePart((view) => view?.status === "live" && currentStage(view)?.kind === "welcome");
  const small = begun ? smallGroups(Object.keys(groups), here) : "none";
  if (small === "none") return null;
  return (
    <p class="panel__note">
      {small === "all"
        ? t("With so few in a group, results show the room as a whole: otherwise one could guess how somebody voted.")
        : t("Results show groups of one or two together: otherwise one could guess how somebody voted.")}
    </p>
  );
}

/** First come, first served, those who are away last; the facilitator lowers a hand when it has
 * spoken. */
function Hands() {
  const act = useAct();
  const hands = usePart((view) => view?.hands);
  const here = usePart((_view, _mine, live) => live.here);
  const names = usePart((_view, _mine, live) => live.names);
  const numbers = usePart((_view, _mine, live) => live.numbers);
  // Where people talk the queue has its place, also while it is empty.
  const talking = usePart((view) => view !== null && (view.look_up !== undefined || currentStage(view)?.kind === "discuss"));
  if (hands === undefined || (hands.length === 0 && !talking)) return null;
  return (
    <section class="panel" aria-label={t("Raised hands")}>
      <header class="panel__head">
        <h2 class="panel__title">{t("Raised hands")}</h2>
        {hands.length > 0 && <span class="panel__count">{hands.length}</span>}
      </header>
      {hands.length === 0 ? (
        <p class="panel__note">{t("None at the moment.")}</p>
      ) : (
        <ol class="hands">
          {queueOf(hands, here).map(({ who, place }) => {
            const name = personName({ names, numbers }, who);
            return (
              <li key={who} class={`hand settle ${place === 0 ? "hand--away" : ""}`.trim()}>
                <span class="hand__name name" dir="auto">
                  {name}
                </span>
                <span class="row">
                  <span class="hand__place">{place === 0 ? t("away") : place}</span>
                  <Press
                    class="button button--small button--quiet"
                    aria-label={t("Lower the hand of {name}", { name })}
                    onPress={() => act({ command: "lower_hand", data: { participant: who } })}
                  >
                    {t("Lower")}
                  </Press>
                </span>
              </li>
            );
          })}
        </ol>
      )}
      {hands.length > 1 && (
        <Press
          class="button button--small button--quiet row__end"
          onPress={() => act({ command: "lower_all_hands", data: {} }, { said: t("All hands are lowered."), about: "hands" })}
        >
          {t("Lower all")}
        </Press>
      )}
    </section>
  );
}
