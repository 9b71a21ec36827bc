/** The participant's face: head, one task, and what lies over it. */
import { useEffect, useState } from "preact/hooks";
import { StatusRegion } from "../../core/announce";
import { DialogHost } from "../../core/dialog";
import { t } from "../../core/i18n";
import { Hand, People } from "../../core/icons";
import { ToastRegion } from "../../core/toast";
import { Banners, ClosedScreen } from "../shared/banners";
import { useRoom } from "../shared/session";
import { TimerPill } from "../shared/timer-pill";
import { ForgetBallots } from "./forget-ballots";
import { LookUp, useQuiet } from "./look-up";
import { RoomNews } from "./news";
import { RoomSheet } from "./room";
import { Skeleton } from "./skeleton";
import { Stage, useShownStage } from "./stage";
import { useView } from "./use";

export function App() {
  const { store, connection } = useRoom();
  if (connection.state.value.kind === "closed") {
    return (
      <div class="phone">
        <main class="phone__main" id="main">
          <ClosedScreen joinUrl="/join" />
        </main>
      </div>
    );
  }
  if (store.view.value === null || store.mine.value === null) {
    return <Skeleton />;
  }
  return <Face />;
}

function Face() {
  const look = useView((view) => view.look_up);
  const [room, setRoom] = useState(false);
  const quiet = look !== undefined;
  const beneath = useQuiet(quiet);
  return (
    <>
      <div class="phone" ref={beneath}>
        <Banners />
        <Head onRoom={() => setRoom(true)} />
        <Stage />
      </div>
      {look !== undefined && <LookUp at={look} />}
      <RoomSheet open={room && !quiet} onClose={() => setRoom(false)} />
      <RoomNews />
      <ForgetBallots />
      <StatusRegion />
      <ToastRegion />
      <DialogHost />
    </>
  );
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
