/** The final words and the agreement on them. */
import { t } from "../../core/i18n";
import type { FinalView } from "../../wire";
import { Assessment } from "../shared/assessment";
import { Differences, DifferencesKey } from "../shared/differences";
import { finalWordsName, howChosen } from "../shared/labels";
import { inOrder, latestResult, openRound, versionBefore } from "../shared/options";
import { Statement } from "../shared/statement";
import { settledText } from "../shared/wishes";
import type { Moment } from "./moment";
import { AdoptedLater } from "./scene-candidates";
import { Result, VoteOpen } from "./scene-vote";

export function WordScene({ moment }: { moment: Moment }) {
  const { view, stage } = moment;
  const final = stage === undefined ? undefined : view.finals[stage.part];
  if (stage === undefined || final === undefined) return <NotChosen />;
  const before = versionBefore(final);
  return (
    <>
      <section class="stack stack--tight">
        <div class="row part-label scene__label">
          <p>{finalWordsName(stage.part, final.version)}</p>
          <p>{howChosen(final.how)}</p>
          <AdoptedLater moment={moment} part={stage.part} />
        </div>
        {before === null ? <Statement pieces={final.pieces} size="large" /> : <Differences before={before} after={final.pieces} size="large" />}
        {before !== null && <DifferencesKey before={before} after={final.pieces} />}
      </section>
      <Requests final={final} />
    </>
  );
}

function NotChosen() {
  return <p class="lead">{t("No text was chosen yet.")}</p>;
}

function Requests({ final }: { final: FinalView }) {
  const requests = inOrder(final.requests);
  if (requests.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h3 class="section-title">{t("Words that people would change")}</h3>
      <ul class="plain-list" role="list">
        {requests.map(([id, { phrase, suggestion, settled }]) => (
          <li key={id} class={settled ? "quiet" : ""} dir="auto">
            {phrase !== "" && <span class="diff"><del>{phrase}</del></span>} {suggestion !== "" && <span class="diff"><ins>{suggestion}</ins></span>}
            {settled && ` · ${settledText(final.pieces, { phrase, suggestion })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RatifyScene({ moment }: { moment: Moment }) {
  const { view, stage, stageId } = moment;
  const final = stage === undefined ? undefined : view.finals[stage.part];
  if (stage === undefined || final === undefined) return <NotChosen />;
  const open = openRound(view.rounds);
  const result = latestResult(view.rounds, stageId);
  const adopted = final.adoption?.current === true;
  return (
    <>
      <section class="stack stack--tight">
        <p class="part-label">{finalWordsName(stage.part, final.version)}</p>
        <Statement pieces={final.pieces} size={adopted ? "huge" : "large"} />
      </section>
      {open !== null && <VoteOpen round={open[1]} />}
      <Verdict final={final} moment={moment} />
      {open === null && result !== null && <Result round={result[1]} moment={moment} />}
    </>
  );
}

/** How the text stood against the decision rule at that moment. */
export function Verdict({ final, moment }: { final: FinalView; moment: Moment }) {
  const { view } = moment;
  const { adoption, assessment, not_yet: notYet } = final;
  const shownIn = (round: string) => view.rounds[round]?.tally?.groups;
  if (adoption?.current === true) {
    return (
      <Assessment assessment={adoption} groups={view.brief.groups} shown={shownIn(adoption.round)} title={t("Adopted")}>
        {adoption.reason !== "" && (
          <p class="quiet" dir="auto">
            {t("Adopted all the same: {reason}", { reason: adoption.reason })}
          </p>
        )}
      </Assessment>
    );
  }
  if (notYet !== undefined) {
    return (
      <section class="verdict verdict--not-met">
        <h3 class="verdict__title">{t("Not yet agreed")}</h3>
        <p dir="auto">{notYet.obstacle}</p>
      </section>
    );
  }
  if (assessment === undefined) return null;
  return <Assessment assessment={assessment} groups={view.brief.groups} shown={shownIn(assessment.round)} />;
}
