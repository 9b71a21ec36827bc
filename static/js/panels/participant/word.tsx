/** The final words: read along while they are typed, and say which word you would change. */
import { useRef } from "preact/hooks";
import { t } from "../../core/i18n";
import type { FinalView, StageView } from "../../wire";
import { Differences, DifferencesKey } from "../shared/differences";
import { Help } from "../shared/help";
import { finalWords } from "../shared/help-topics";
import { finalWordsName, howChosen } from "../shared/labels";
import { Lineage } from "../shared/lineage";
import { versionBefore } from "../shared/options";
import { Statement } from "../shared/statement";
import { Adoption } from "./adoption";
import { OwnLine } from "./own-line";
import { Scribe } from "./scribe";
import { Screen } from "./screen";
import { useView } from "./use";
import { NextLine, NotYet } from "./waiting";
import { WordRequest, WordRequests } from "./word-request";

export function Word({ id, stage }: { id: string; stage: StageView }) {
  const final = useView((view) => view.finals[stage.part]);
  const scribe = useView((_view, mine) => mine.scribe.includes(stage.part));
  // The pen came while this page looked on.
  const came = useRef(false);
  came.current ||= !scribe;
  if (final === undefined) {
    return (
      <Screen>
        <NotYet title={t("The text is not chosen yet")} text={t("As soon as the room has a text, its final words are worked out here.")}>
          <NextLine stage={id} />
        </NotYet>
      </Screen>
    );
  }
  return scribe ? <Scribe part={stage.part} final={final} came={came.current} /> : <ReadAlong stage={id} part={stage.part} final={final} />;
}

function ReadAlong({ stage, part, final }: { stage: string; part: string; final: FinalView }) {
  return (
    <WordRequest
      part={part}
      about={
        <>
          <LiveWords part={part} final={final} />
          <Help topics={[finalWords()]} />
          <OwnLine candidate={final.candidate} />
          <Adoption part={part} />
        </>
      }
    >
      <WordRequests part={part} final={final} />
      <FinalLineage final={final} />
      <NextLine stage={stage} />
    </WordRequest>
  );
}

/** The words as they are typed at this moment, else the newest version with what it changed. */
function LiveWords({ part, final }: { part: string; final: FinalView }) {
  const typing = useView((_view, _mine, live) => live.typing?.[part]);
  const busy = typing !== undefined && typing.pieces.length > 0;
  const base = final.versions.find(({ number }) => number === typing?.base)?.pieces ?? final.pieces;
  const before = versionBefore(final);
  // Beside who edits it a phone has room for the part only where there are two.
  const several = useView((view) => Object.keys(view.finals).length > 1);
  return (
    <section class="stack stack--tight">
      <div class="row">
        <h2 class="part-label">
          {several ? finalWordsName(part, final.version) : t("Final words · version {version}", { version: final.version })}
        </h2>
        <span class={`pill row__end ${busy ? "pill--live" : ""}`.trim()}>
          {busy
            ? t("Being typed now")
            : final.has_scribe
              ? t("A scribe edits it")
              : t("The facilitator edits it")}
        </span>
      </div>
      {busy && <Differences before={base} after={typing.pieces} live />}
      {busy && <DifferencesKey before={base} after={typing.pieces} />}
      {!busy && before === null && <Statement pieces={final.pieces} />}
      {!busy && before !== null && <Differences before={before} after={final.pieces} />}
      {!busy && before !== null && <DifferencesKey before={before} after={final.pieces} />}
    </section>
  );
}

export function FinalLineage({ final }: { final: FinalView }) {
  const ideas = useView((view) => view.ideas);
  const own = useView((_view, mine) => mine.ideas);
  const candidate = useView((view) => view.candidates[final.candidate]);
  return (
    <div>
      <p class="quiet" dir="auto">
        {candidate === undefined
          ? howChosen(final.how)
          : t("{how}: candidate {number}.", { how: howChosen(final.how), number: candidate.number })}
      </p>
      {candidate !== undefined && <Lineage cites={candidate.cites} ideas={ideas} own={own} />}
    </div>
  );
}
