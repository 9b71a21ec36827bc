/** Before the start: three things to make ready, and who has arrived. */
import { t, tn } from "../../core/i18n";
import { personName } from "../shared/labels";
import { usePart } from "../shared/session";
import { useDesk } from "./desk";
import { HowToJoin } from "./join";
import { FoldedPhoneTest } from "./phone_test";
import { phoneKey, useReady } from "./ready";

export function Lobby() {
  return (
    <>
      <section class="card lobby__join">
        <HowToJoin />
      </section>
      <MakeReady />
      <Arrived />
    </>
  );
}

function MakeReady() {
  const desk = useDesk();
  const brief = usePart((view) => view?.brief);
  const projector = usePart((_view, _mine, live) => (live.screens ?? 0) > 0);
  const [phone] = useReady(phoneKey);
  const told = brief !== undefined && (brief.purpose !== "" || brief.parent_vision !== "" || brief.parent_mission !== "");
  return (
    <section class="card">
      <h2 class="section-title">{t("Make ready")}</h2>
      <ul class="ready">
        <li class={`ready__item ${phone ? "ready__item--done" : ""}`.trim()}>
          <FoldedPhoneTest class="ready__test">
            <summary class="ready__summary">
              <span>
                <span class="ready__name">
                  {t("A phone finds the way in")}
                  <Done done={phone} />
                </span>
                <span class="quiet">{t("Half a minute now saves ten with everybody waiting.")}</span>
              </span>
              <span class="button button--small">{t("Test it")}</span>
            </summary>
          </FoldedPhoneTest>
        </li>
        <li class={`ready__item ${projector ? "ready__item--done" : ""}`.trim()}>
          <div>
            <p class="ready__name">
              {t("The projector page is open")}
              <Done done={projector} />
            </p>
            <p class="quiet">{t("It shows how to join, the clock and what is revealed. No controls, and no count before a vote closes.")}</p>
          </div>
          <a class="button button--small" href={desk.url("screen")} target="_blank" rel="noopener">
            {t("Open it")}
          </a>
        </li>
        <li class={`ready__item ${told ? "ready__item--done" : ""}`.trim()}>
          <div>
            <p class="ready__name">
              {t("The brief says what today is for")}
              <Done done={told} />
            </p>
            <p class="quiet" dir="auto">{told ? brief.purpose || t("The organisation’s own words are there.") : t("A title is enough to start. A sentence on what today is for helps everybody who reads along.")}</p>
          </div>
          <a class="button button--small" href={desk.url("plan")}>
            {told ? t("Look at it") : t("Fill it in")}
          </a>
        </li>
      </ul>
      {!desk.rehearsal && (
        <p class="row lobby__rehearse">
          <span class="quiet">{t("First time? Lead a room of simulated people before the real one comes.")}</span>
          <button type="button" class="button button--small row__end" onClick={() => (desk.dialog.value = "rehearse")}>
            {t("Rehearse")}
          </button>
        </p>
      )}
    </section>
  );
}

/** The tick is drawn; the word is for readers. */
function Done({ done }: { done: boolean }) {
  return done ? <span class="visually-hidden"> ({t("done")})</span> : null;
}

function Arrived() {
  const present = usePart((_view, _mine, live) => live.present ?? 0);
  const here = usePart((_view, _mine, live) => live.here);
  const names = usePart((_view, _mine, live) => live.names);
  const numbers = usePart((_view, _mine, live) => live.numbers);
  const anonymous = usePart((view) => view?.brief.anonymous ?? false);
  if (present === 0) {
    return <p class="quiet lobby__waiting">{t("Nobody has arrived yet. Names appear here as people come in.")}</p>;
  }
  const arrived = Object.keys(here ?? {}).filter((who) => here?.[who] === true);
  return (
    <section class="card">
      <h2 class="section-title">{tn("{n} person has arrived", "{n} people have arrived", present)}</h2>
      {!anonymous && (
        <ul class="arrived">
          {arrived.map((who) => (
            <li key={who} class="pill settle" dir="auto">
              {personName({ names, numbers }, who)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
