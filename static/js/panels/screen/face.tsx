/** The projector: one thing at a time, huge; nothing to press. */
import { useMemo } from "preact/hooks";
import { closedText } from "../../core/closed";
import { t } from "../../core/i18n";
import { showing } from "../shared/screen-content";
import { usePart, useRoom } from "../shared/session";
import { TimerPill } from "../shared/timer-pill";
import { headOf, Scene } from "./scene";
import { Strip } from "./strip";

export function Face() {
  const { connection } = useRoom();
  const state = connection.state.value;
  const loaded = usePart((view) => view !== null);
  if (state.kind === "closed") return <Closed title={closedText(state).title} text={t("Open the projector again from the facilitator’s page.")} />;
  return loaded ? <Wall /> : <Loading />;
}

function Wall() {
  const view = usePart((whole) => whole);
  const live = usePart((_view, _mine, now) => now);
  const shown = useMemo(() => (view === null ? null : showing(view, live)), [view, live]);
  if (view === null || shown === null) return null;
  const { content, next } = shown;
  const alone = content.kind === "agreed" || content.kind === "lobby";
  return (
    <div class={`screen screen--${content.kind}`}>
      <main class="screen__main" id="main">
        {!alone && (
          <header class="screen__head">
            <h1 class="screen__eyebrow" dir="auto">
              {headOf(shown)}
            </h1>
            {content.kind !== "break" && view.status === "live" && <TimerPill timer={view.timer} />}
          </header>
        )}
        <Scene content={content} view={view} />
      </main>
      <Strip next={next} />
    </div>
  );
}

/** As the server draws it until the script is there. */
function Loading() {
  return (
    <div class="screen" aria-busy="true">
      <main class="screen__main" id="main">
        <h1 class="visually-hidden">{t("Opening the workshop")}</h1>
        <div class="stack" aria-hidden="true">
          <span class="skeleton skeleton--line skeleton--half" />
          <span class="skeleton skeleton--title" />
          <span class="skeleton skeleton--title" />
        </div>
      </main>
      <div class="screen__strip" aria-hidden="true">
        <span class="skeleton skeleton--line skeleton--half" />
      </div>
    </div>
  );
}

function Closed({ title, text }: { title: string; text: string }) {
  return (
    <div class="screen">
      <main class="screen__main" id="main">
        <div class="screen__centre">
          <h1 class="screen__question">{title}</h1>
          <p>{text}</p>
        </div>
      </main>
    </div>
  );
}
