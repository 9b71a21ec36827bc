/** The final words: the winner belongs to the room, and is edited while everybody looks on. */
import { t, tn } from "../../core/i18n";
import type { FinalView } from "../../wire";
import { Differences } from "../shared/differences";
import { Help } from "../shared/help";
import { finalWords } from "../shared/help-topics";
import { howChosen, partName } from "../shared/labels";
import { usePart } from "../shared/session";
import { Statement } from "../shared/statement";
import { useDesk } from "./desk";
import { Pen } from "./pen";
import { Requests, REQUESTS } from "./requests";
import type { StageProps } from "./stage_panel";
import { openRequests } from "./stages";
import { Mirror, WordsEditor } from "./words_editor";

export function Word({ stage }: StageProps) {
  const part = stage.part;
  const final = usePart((view) => view?.finals[part]);
  const asked = usePart((view) => (view === null ? 0 : openRequests(view, part)));
  const desk = useDesk();
  if (final === undefined) {
    return (
      <section class="empty">
        <h2 class="empty__title">{t("There is no text to polish yet")}</h2>
        <p class="empty__text">{t("The final words begin with the winner of the vote. Go back and let the room choose.")}</p>
      </section>
    );
  }
  return (
    <>
      <section class="card stack">
        <header class="candidate__head">
          <span>
            {howChosen(final.how)} · {t("Final words, version {version}", { version: final.version })}
          </span>
          <span>{partName(part)}</span>
        </header>
        {asked > 0 && (
          <p>
            <button type="button" class="link-button" onClick={() => desk.show(REQUESTS)}>
              {tn("{n} change that somebody would make", "{n} changes that people would make", asked)}
            </button>
          </p>
        )}
        {final.has_scribe ? <Mirror part={part} final={final} /> : <WordsEditor key={part} part={part} final={final} />}
        <Pen part={part} final={final} />
        <Help topics={[finalWords()]} />
      </section>
      <Requests part={part} final={final} />
      <Versions final={final} />
    </>
  );
}

function Versions({ final }: { final: FinalView }) {
  if (final.versions.length < 2) return null;
  const newestFirst = [...final.versions].reverse();
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">{tn("{n} version so far", "{n} versions so far", final.versions.length)}</summary>
      <ol class="versions">
        {newestFirst.map(({ number, pieces }, place) => {
          const before = newestFirst[place + 1]?.pieces;
          return (
            <li key={number} class="card card--flat">
              <p class="caption">{t("Version {number}", { number })}</p>
              {before === undefined ? <Statement pieces={pieces} size="small" /> : <Differences before={before} after={pieces} size="small" />}
            </li>
          );
        })}
      </ol>
    </details>
  );
}
