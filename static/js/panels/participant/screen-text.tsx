/** Whatever the projector shows, as text: for whoever can't see it, or sits elsewhere. */
import { t, tn } from "../../core/i18n";
import type { StageView } from "../../wire";
import { partName } from "../shared/labels";
import { inOrder, latestResult, openRound } from "../shared/options";
import { Results } from "../shared/results";
import { useRoom } from "../shared/session";
import { Statement } from "../shared/statement";
import { Upcoming } from "./upcoming";
import { useNextStage, usePresent, useView } from "./use";
import { LiveWords } from "./word";

export function ScreenText() {
  const { boot } = useRoom();
  const current = useView((view) => view.current);
  const stage = useView((view) => view.agenda[view.current]);
  const look = useView((view) => view.look_up !== undefined);
  const next = useNextStage(current);
  return (
    <div class="stack">
      <p class="quiet">
        {t("Join at {address} with the code {code}.", { address: location.host, code: spaced(boot.code) })}
      </p>
      {look && <p>{t("Look up: the room is talking about one thing.")}</p>}
      {stage !== undefined && <OnScreen id={current} stage={stage} />}
      {next !== undefined && <p class="quiet">{t("Next: {title}, {minutes} min", { title: next.title, minutes: next.minutes })}</p>}
    </div>
  );
}

/** "K7MP WX3D": easier to say and to copy. */
function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`.trim();
}

function OnScreen({ id, stage }: { id: string; stage: StageView }) {
  const view = useView((whole) => whole);
  const cast = useView((_view, _mine, live) => live.turnout?.cast ?? 0);
  const writing = useView((_view, _mine, live) => live.writing ?? 0);
  const present = usePresent();
  const open = openRound(view.rounds);
  const result = latestResult(view.rounds, id);
  const final = view.finals[stage.part];
  const done = view.counts.done[id] ?? 0;
  return (
    <>
      <h3 class="section-title">{[stage.title, partName(stage.part)].filter(Boolean).join(" · ")}</h3>
      {open !== null && (
        <p class="num">{t("The vote is open: {n} of {present} have voted.", { n: cast, present: Math.max(present, cast) })}</p>
      )}
      {stage.kind === "gather" && (
        <>
          <ul class="plain-list">
            {inOrder(stage.prompts).map(([prompt, { text }]) => (
              <li key={prompt} dir="auto">
                {text}
              </li>
            ))}
          </ul>
          <p class="num">{tn("{n} idea in the room", "{n} ideas in the room", view.counts.ideas[id] ?? 0)}</p>
        </>
      )}
      {done > 0 && open === null && <p class="num">{t("{n} of {present} are done.", { n: done, present: Math.max(present, done) })}</p>}
      {writing > 0 && <p class="num">{tn("{n} person is writing", "{n} people are writing", writing)}</p>}
      {(stage.kind === "draft" || stage.kind === "discuss") && <Upcoming stage={stage} />}
      {stage.kind === "word" && final !== undefined && <LiveWords part={stage.part} final={final} />}
      {["ratify", "close"].includes(stage.kind) &&
        Object.entries(view.finals).map(([part, { pieces }]) => <Statement key={part} pieces={pieces} />)}
      {open === null && result !== null && <Results round={result[1]} view={view} />}
    </>
  );
}
