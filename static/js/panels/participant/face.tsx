/** The participant's face: head, one task, and what lies over it. */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { StatusRegion } from "../../core/announce";
import { DialogHost } from "../../core/dialog";
import { t } from "../../core/i18n";
import { Hand, People } from "../../core/icons";
import { ToastRegion } from "../../core/toast";
import { ClosedScreen } from "../shared/banners";
import { LineNews } from "../shared/line-news";
import { useRoom } from "../shared/session";
import { TimerPill } from "../shared/timer-pill";
import { ForgetBallots } from "./forget-ballots";
import { LookUp, useQuiet } from "./look-up";
import { RoomNews } from "./news";
import { RoomSheet } from "./room";
import { Away } from "./away";
import { Skeleton } from "./skeleton";
import { Stage, useShownStage } from "./stage";
import { caretNow, Carried } from "./text-field";
import type { Caret } from "./text-field";
import { useView } from "./use";

export function App() {
  return (
    <>
      <Now />
      <LineNews lost={t("The connection is lost. What you write is kept here, and sent when you are back.")} />
      <StatusRegion />
    </>
  );
}

/** The workshop, or why it is not to be seen. */
function Now() {
  const { boot, store, connection } = useRoom();
  // Once what lies here is shown, it stays until the workshop comes.
  const away = useRef(boot["kept"] === true);
  away.current ||= connection.offlineFor2s.value;
  const writing = useRef<Caret | null>(null);
  const here = store.view.value !== null && store.mine.value !== null;
  const wasHere = useRef(here);
  // The workshop comes while somebody writes: they go on in the same field of the page that comes.
  if (here && !wasHere.current) writing.current = caretNow();
  wasHere.current = here;
  if (connection.state.value.kind === "closed") {
    return (
      <div class="phone">
        <main class="phone__main" id="main">
          <ClosedScreen joinUrl="/join" />
        </main>
      </div>
    );
  }
  if (!here) return away.current ? <Away /> : <Skeleton />;
  return (
    <Carried.Provider value={writing}>
      <Face />
    </Carried.Provider>
  );
}

function Face() {
  const look = useView((view) => view.look_up);
  // A signal: the sheet opens without drawing the page beneath again.
  const [room] = useState(() => signal(false));
  const quiet = look !== undefined;
  const beneath = useQuiet(quiet);
  return (
    <>
      <div class="phone" ref={beneath}>
        <a class="skip-link" href="#main" onClick={skip}>
          {t("Skip to the task")}
        </a>
        <BannerPlace of={beneath} />
        <Head onRoom={() => (room.value = true)} />
        <Stage />
      </div>
      {look !== undefined && <LookUp at={look} />}
      <Room open={room} quiet={quiet} />
      <RoomNews />
      <ForgetBallots />
      <ToastRegion />
      <DialogHost />
    </>
  );
}

/** The page ends a little later once a banner has lain over it, so that its last words can be read; and
 * does so from then on, since nothing is to move when the connection is back. */
function BannerPlace({ of }: { of: { current: HTMLElement | null } }) {
  const { connection, storage } = useRoom();
  const lies = connection.offlineFor2s.value || storage.keptOnlyInMemory.value;
  useEffect(() => {
    if (lies) of.current?.classList.add("phone--bannered");
  }, [lies]);
  return null;
}

function Room({ open, quiet }: { open: Signal<boolean>; quiet: boolean }) {
  return <RoomSheet open={open.value && !quiet} onClose={() => (open.value = false)} />;
}

/** By hand: the page's fragment says where in a stage somebody is. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Head({ onRoom }: { onRoom(): void }) {
  const title = useView((view) => view.brief.title);
  const timer = useView((view) => view.timer);
  const live = useView((view) => view.status === "live");
  const hand = useView((_view, mine) => mine.hand);
  const finished = useView((view) => view.status === "finished");
  const [, stage] = useShownStage();
  const heading = finished ? t("The outcome") : live && stage !== undefined ? stage.title : t("Before the start");
  useEffect(() => {
    document.title = `${heading} · ${title}`;
  }, [heading, title]);
  return (
    <header class="phone__head">
      <div class="phone__names">
        <p class="phone__workshop" dir="auto">
          {title}
        </p>
        <h1 class="phone__stage" dir="auto">
          {heading}
        </h1>
      </div>
      <div class="phone__tools">
        {live && stage?.kind !== "break" && <TimerPill timer={timer} />}
        <button
          type="button"
          class="button button--icon button--quiet phone__room"
          aria-label={hand ? t("The room; your hand is up") : t("The room")}
          aria-haspopup="dialog"
          onClick={onRoom}
        >
          {hand ? <Hand /> : <People />}
        </button>
      </div>
    </header>
  );
}
