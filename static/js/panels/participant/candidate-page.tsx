/** One candidate: its words, what people say about it, other words proposed, earlier versions. */
import { useState } from "preact/hooks";
import { t } from "../../core/i18n";
import type { CandidateView, VersionView } from "../../wire";
import { Differences, DifferencesKey } from "../shared/differences";
import { authorName, changeName } from "../shared/labels";
import { Lineage } from "../shared/lineage";
import { Statement } from "../shared/statement";
import { AmendmentList } from "./amendment-list";
import { BarTasks, useBar } from "./bar-task";
import { candidateHead } from "./candidate-card";
import { Comments } from "./comments";
import { OwnCandidateTools } from "./own-candidate";
import { OwnLine } from "./own-line";
import { Pair, PlaceHead, Screen, SendButton } from "./screen";
import { TextField } from "./text-field";
import { useWords } from "./use-words";
import { go, useNames, useView } from "./use";

interface CandidatePageProps {
  id: string;
  candidate: CandidateView;
  /** Somebody comes to decide about an amendment: the page begins there. */
  decide?: boolean;
}

export function CandidatePage({ id, candidate, decide = false }: CandidatePageProps) {
  const ideas = useView((view) => view.ideas);
  const ownIdeas = useView((_view, mine) => mine.ideas);
  const mine = useView((_view, own) => own.candidates.includes(id));
  const chosen = useView((view) => view.finals[candidate.part] !== undefined);
  const comment = useWords<string>(`comment:${id}`, "");
  const add = (): void => comment.send("add_comment", { candidate: id, text: comment.value }, t("Comment"));
  const bar = useBar(comment.value, t("Add this comment"), add);
  // What waits for an answer stands before the field for one's own words.
  const waitsForMe = mine && Object.values(candidate.amendments).some(({ status }) => status === "open");
  // The version that came of an amendment which was accepted here just now: said where that one stood.
  const [accepted, setAccepted] = useState(0);
  const changeable = !candidate.withdrawn && !chosen;
  return (
    <Screen
      action={
        <Pair>
          {changeable && (
            <button type="button" class="button" onClick={() => go(mine ? `revise-${id}` : `amend-${id}`)}>
              {mine ? t("Revise") : t("Amend")}
            </button>
          )}
          <SendButton onSend={bar.press} quiet={waitsForMe && !bar.elsewhere}>{bar.label}</SendButton>
        </Pair>
      }
    >
      <PlaceHead title={candidateHead(candidate)} back={t("All")} />
      <Statement pieces={candidate.pieces} />
      <OwnLine candidate={id} />
      {mine && (
        <div class="candidate__foot">
          <OwnCandidateTools id={id} candidate={candidate} revise={!changeable} />
        </div>
      )}
      {accepted >= candidate.version && <p class="fate fate--stored">{t("Accepted: version {version}.", { version: accepted })}</p>}
      {waitsForMe && <AmendmentList id={id} candidate={candidate} mine={mine} begin={decide} onAccepted={setAccepted} />}
      <TextField
        name={`comment:${id}`}
        label={t("Your comment")}
        hint={t("A question, a worry, what you like. Everybody sees it at once.")}
        rows={2}
        value={comment.value}
        onText={comment.set}
        problem={comment.problem}
        onSubmit={add}
      />
      {!waitsForMe && <AmendmentList id={id} candidate={candidate} mine={mine} onAccepted={setAccepted} />}
      <BarTasks.Provider value={bar.told}>
        <Comments candidate={id} onTakeBack={comment.value.trim() === "" ? comment.set : undefined} />
      </BarTasks.Provider>
      <div>
        <Lineage cites={candidate.cites} ideas={ideas} own={ownIdeas} />
        <Versions candidate={candidate} />
      </div>
    </Screen>
  );
}

/** Every version with what it changed, the newest first. */
function Versions({ candidate }: { candidate: CandidateView }) {
  const { versions } = candidate;
  const names = useNames();
  if (versions.length < 2) return null;
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">{t("How the words changed")}</summary>
      <div class="stack">
        <DifferencesKey />
        {versions
          .map((version, place) => <Version key={version.number} version={version} before={versions[place - 1]} names={names} />)
          .reverse()}
      </div>
    </details>
  );
}

interface VersionProps {
  version: VersionView;
  before: VersionView | undefined;
  names: Record<string, string> | undefined;
}

function Version({ version, before, names }: VersionProps) {
  const head = [t("Version {number}", { number: version.number }), changeName(version.change), authorName(names, version.author)];
  return (
    <article class="stack stack--tight">
      <h4 class="caption" dir="auto">
        {head.filter(Boolean).join(" · ")}
      </h4>
      {before === undefined ? (
        <Statement pieces={version.pieces} size="small" />
      ) : (
        <Differences before={before.pieces} after={version.pieces} size="small" />
      )}
    </article>
  );
}
