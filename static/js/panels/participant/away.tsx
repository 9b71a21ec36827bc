/** A page that has never had the network: what lies on this device can be read and written on, and the
 * workshop comes by itself as soon as there is a line. */
import { useMemo } from "preact/hooks";
import { t } from "../../core/i18n";
import { seats } from "../../core/seats";
import { Banners } from "../shared/banners";
import { useRoom } from "../shared/session";
import { Fate, Refused } from "./fate";
import { keptWords } from "./kept-words";
import type { Place } from "./kept-words";
import { TextField } from "./text-field";
import { useWords } from "./use-words";

export function Away() {
  const { boot, connection } = useRoom();
  return (
    <div class="phone">
      {boot.participant !== "" && <Banners early />}
      <header class="phone__head">
        <div class="phone__names">
          {boot.code !== "" && <p class="phone__workshop" dir="auto">{boot.title || t("Workshop {code}", { code: boot.code })}</p>}
          <h1 class="phone__stage">{connection.refusal.value === null ? t("No connection") : t("Not let in yet")}</h1>
        </div>
      </header>
      <main class="phone__main" id="main" tabIndex={-1}>
        {boot.participant === "" ? <NotHere /> : <Kept />}
      </main>
    </div>
  );
}

function Kept() {
  const { storage, outbox } = useRoom();
  const { places, others } = useMemo(() => keptWords(storage), [storage]);
  const pending = outbox.pending.value.filter(({ text }) => text !== "");
  return (
    <>
      <p class="quiet">{t("The workshop appears here by itself when you are back. Until then you can go on writing.")}</p>
      {places.map((place) => (
        <Field key={place.key} place={place} />
      ))}
      {pending.length > 0 && (
        <ul class="card-list" role="list">
          {[...pending].reverse().map((entry) => (
            <li key={entry.id} class="idea">
              <p class="idea__text" dir="auto">
                {entry.text}
              </p>
              <div class="idea__foot">
                <Fate state={entry.state} />
              </div>
              {entry.state === "refused" && <Refused entry={entry} />}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <section class="stack stack--tight">
          <h2 class="section-title">{t("Kept for you")}</h2>
          <p class="quiet">{t("You can go on with this when you are back.")}</p>
          <ul class="card-list" role="list">
            {others.map((text, place) => (
              <li key={place} class="idea">
                <p class="idea__text" dir="auto">
                  {text}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Field({ place }: { place: Place }) {
  const words = useWords<string>(place.key, "");
  const idea = place.kind === "idea";
  const add = (): void => {
    if (idea) words.send("add_idea", { stage: place.stage, prompt: place.prompt, text: words.value }, t("Idea"));
    else words.send("add_comment", { candidate: place.candidate, text: words.value }, t("Comment"));
  };
  return (
    <section class="stack stack--tight">
      <TextField name={place.key} label={idea ? t("Your idea") : t("Your comment")} value={words.value} onText={words.set} problem={words.problem} onSubmit={add} />
      <button type="button" class="button" onClick={add}>
        {idea ? t("Add this idea") : t("Add this comment")}
      </button>
    </section>
  );
}

/** This device is not in the workshop of this address, or the address is that of the door. */
function NotHere() {
  const known = useMemo(() => seats(), []);
  return (
    <>
      <p>{t("This page opens by itself as soon as there is a network.")}</p>
      {known.length > 0 && (
        <nav class="stack stack--tight" aria-label={t("Your workshops")}>
          <p class="quiet">{t("What you wrote in these workshops is kept on this device:")}</p>
          {known.map(({ code }) => (
            <a key={code} class="button button--wide" href={new URL(`w/${code}`, scope()).href}>
              {t("Workshop {code}", { code })}
            </a>
          ))}
        </nav>
      )}
    </>
  );
}

/** The address under which the pages are served. */
function scope(): string {
  return document.querySelector<HTMLLinkElement>("link[rel=manifest]")?.href ?? location.origin;
}
