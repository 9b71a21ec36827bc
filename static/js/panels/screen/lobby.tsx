/** Before the work begins: how to get in; then what the room is here for. */
import { useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import type { RuleView } from "../../wire";
import { decisionRule } from "../shared/labels";
import type { Content } from "../shared/screen-content";
import { useRoom } from "../shared/session";
import { Count } from "./count";
import { Fit } from "./fit";
import { PLAIN } from "./steps";
import { JoinCode, useCode } from "./strip";

type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

export function Lobby({ title, joined }: Of<"lobby">) {
  const { boot } = useRoom();
  const code = useCode();
  return (
    <>
      <h1 class={`screen__question lobby__title ${title.length > 60 ? "lobby__title--long" : ""}`.trim()} dir="auto">
        {title}
      </h1>
      <div class="screen__join">
        <JoinCode />
        <div class="lobby__words">
          <p>{t("Point your camera at the code, or join at")}</p>
          <p class="lobby__address">{boot.urls["join_short"]}</p>
          <p>{t("with the code")}</p>
          <p class="screen__big-code">{code}</p>
        </div>
        <p class="lobby__count">
          <Count n={joined} class="screen__big-number" />
          <span>{tn("is in", "are in", joined)}</span>
        </p>
      </div>
    </>
  );
}

/** What the organisation wants stands here where it fits on one page; whoever would read it anyway has it on
 * their own page. */
export function Welcome({ title, purpose, parents, joined, agenda, current, rule }: Of<"welcome"> & { rule: RuleView }) {
  const all = [title, purpose, ...parents.map(({ text }) => text)].join("\n");
  const [crowded, setCrowded] = useState("");
  const shown = crowded === all ? [] : parents;
  return (
    <div class="welcome">
      {/* Measured anew at once without them: nobody sees the crowded one. */}
      <Fit key={shown.length} steps={PLAIN} of={all} onCrowded={() => setCrowded(all)}>
        <h2 class="welcome__title" dir="auto">
          {title}
        </h2>
        {purpose !== "" && (
          <p class="welcome__purpose" dir="auto">
            {purpose}
          </p>
        )}
        {shown.map(({ name, text }) => (
          <div key={name} class="welcome__parent">
            <h3 class="welcome__label">{name}</h3>
            <p dir="auto">{text}</p>
          </div>
        ))}
        <h3 class="welcome__label">{t("How we decide")}</h3>
        <ul class="welcome__rule" role="list">
          {decisionRule(rule).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Fit>
      <div class="welcome__side">
        <Fit steps={PLAIN} of={agenda.map((stage) => stage.title).join("|")}>
          <ol class="welcome__agenda" role="list">
            {agenda.map(({ order, title: stage, minutes }) => (
              <li key={order} class={`welcome__stage ${order === current ? "welcome__stage--now" : ""}`.trim()}>
                <span dir="auto">{stage}</span>
                <span class="num">{tn("{n} min", "{n} min", minutes)}</span>
              </li>
            ))}
          </ol>
        </Fit>
        <p class="welcome__count num">
          <Count n={joined} /> {tn("is in", "are in", joined)}
        </p>
      </div>
    </div>
  );
}
