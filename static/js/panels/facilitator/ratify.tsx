/** Ratify: one text, and how far everybody can stand behind it; then adopt it, or choose a way on. */
import { beside, t } from "../../core/i18n";
import { Assessment } from "../shared/assessment";
import { Help } from "../shared/help";
import { adopting, decisionRule as aboutTheRule } from "../shared/help-topics";
import { dayName, decisionRule, howChosen, partName } from "../shared/labels";
import { Statement } from "../shared/statement";
import { LookUpAt } from "./look_up";
import { Plan, Result, Voting } from "./round_box";
import { closedRound, openRound } from "./stages";
import type { StageProps } from "./stage_panel";
import { useView } from "./use_view";
import { WaysOn } from "./ways_on";

export function Ratify({ stage }: StageProps) {
  const view = useView();
  const final = view.finals[stage.part];
  if (final === undefined) {
    return (
      <section class="empty">
        <h2 class="empty__title">{t("There is no text to agree on yet")}</h2>
        <p class="empty__text">{t("Go back to the vote, and let the room choose the text that it goes on with.")}</p>
      </section>
    );
  }
  const open = openRound(view);
  const closed = closedRound(view, stage.id);
  const deciding = closed?.option_versions[stage.part] === final.version ? closed : undefined;
  const adopted = final.adoption?.current === true;
  const { assessment, not_yet } = final;
  return (
    <>
      <section class={`card stack stack--tight ${adopted ? "candidate--winner" : ""}`.trim()}>
        <header class="candidate__head">
          <span>
            {adopted ? t("Adopted") : howChosen(final.how)} · {t("Final words, version {version}", { version: final.version })}
          </span>
          <span>{partName(stage.part)}</span>
        </header>
        <Statement pieces={final.pieces} size="large" />
        {!adopted && (
          <footer class="candidate__foot">
            <span class="candidate__tools">
              <LookUpAt over="final" item={stage.part} />
            </span>
          </footer>
        )}
      </section>
      {open !== undefined && <Voting round={open} />}
      {open === undefined && deciding === undefined && (
        <>
          <Rule />
          <Plan stage={stage} />
        </>
      )}
      {open === undefined && assessment !== undefined && (
        <Assessment
          assessment={assessment}
          groups={view.brief.groups}
          shown={view.rounds[assessment.round]?.tally?.groups}
          {...(adopted && { title: t("Adopted") })}
        >
          {adopted && final.adoption?.reason && (
            <p class="quiet" dir="auto">
              {t("Adopted although the rule is not met: {reason}", { reason: final.adoption.reason })}
            </p>
          )}
        </Assessment>
      )}
      {open === undefined && not_yet?.version === final.version && (
        <div class="notice notice--next" dir="auto">
          <p class="strong">{t("Recorded: not yet agreed")}</p>
          <p>{not_yet.obstacle}</p>
          {(not_yet.who !== "" || not_yet.by_when !== "") && (
            <p class="quiet">{beside(not_yet.who, dayName(not_yet.by_when))}</p>
          )}
        </div>
      )}
      {open === undefined && assessment !== undefined && !assessment.met && !adopted && <WaysOn stage={stage} final={final} />}
      {open === undefined && deciding !== undefined && <Result stage={stage} round={deciding} />}
      {open === undefined && deciding === undefined && closed !== undefined && (
        <details class="disclosure">
          <summary class="disclosure__summary">{t("The result on an earlier version")}</summary>
          <Result stage={stage} round={closed} />
        </details>
      )}
    </>
  );
}

function Rule() {
  const view = useView();
  return (
    <section class="card">
      <h2 class="section-title">{t("When a text is adopted")}</h2>
      <ul class="prose-list">
        {decisionRule(view.brief.rule).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Help topics={[aboutTheRule(), adopting()]} />
    </section>
  );
}
