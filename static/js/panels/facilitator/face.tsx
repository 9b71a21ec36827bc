/** The facilitator's desk: agenda on the left, what is happening in the middle, people on the right. */
import { useEffect } from "preact/hooks";
import { StatusRegion } from "../../core/announce";
import { useNow } from "../../core/clock";
import { DialogHost } from "../../core/dialog";
import { t } from "../../core/i18n";
import { ToastRegion } from "../../core/toast";
import { ClosedScreen } from "../shared/banners";
import { LineNews } from "../shared/line-news";
import { usePart, useRoom } from "../shared/session";
import { longFace, TimerNews } from "../shared/timer-pill";
import { Agenda } from "./agenda";
import { left } from "./agenda_times";
import { Announcements } from "./announcements";
import { CloseRound } from "./close_round";
import { CueCard } from "./cue_card";
import { Alone, Loading } from "./loading";
import { useDesk } from "./desk";
import type { Tab } from "./desk";
import { queueOf } from "./hands";
import { Help } from "./help";
import { JoinDialog, useCodeOfToday } from "./join";
import { LookUpBar } from "./look_up";
import { OfflineBanner } from "./offline";
import { RehearseDialog } from "./rehearse";
import { RoomColumn } from "./room";
import { useShortcuts } from "./shortcuts";
import { StagePanel } from "./stage_panel";
import { Topbar } from "./topbar";

/** The dashboard leads here to ask how many simulated people are to come. */
const REHEARSE = "#rehearse";

export function Face() {
  return (
    <>
      <Now />
      <LineNews lost={t("The connection is lost. Phones keep what people write.")} />
      <StatusRegion />
    </>
  );
}

/** The desk, or why it is not to be seen. */
function Now() {
  const { connection } = useRoom();
  const loaded = usePart((view) => view !== null);
  if (connection.state.value.kind === "closed") {
    return (
      <Alone>
        <ClosedScreen />
      </Alone>
    );
  }
  return loaded ? (
    <DeskFace />
  ) : (
    <>
      <OfflineBanner />
      <Loading />
    </>
  );
}

function DeskFace() {
  const desk = useDesk();
  const timer = usePart((view) => view?.timer);
  useShortcuts();
  useCodeOfToday();
  useEffect(() => {
    if (location.hash !== REHEARSE) return;
    history.replaceState(null, "", location.pathname + location.search);
    desk.dialog.value = "rehearse";
  }, []);
  return (
    <>
      <a class="skip-link" href="#main">
        {t("Skip to the stage")}
      </a>
      <OfflineBanner />
      <div class="desk" data-tab={desk.tab.value}>
        <Topbar />
        <nav class="desk__agenda" aria-label={t("Agenda")}>
          <Agenda />
        </nav>
        <main class="desk__middle" id="main" tabIndex={-1}>
          <CueCard />
          <LookUpBar />
          <StagePanel />
        </main>
        <aside class="desk__room" aria-label={t("In the room")}>
          <RoomColumn />
        </aside>
        <Tabs />
      </div>
      <JoinDialog />
      <RehearseDialog />
      <CloseRound />
      <Help />
      <DialogHost />
      <ToastRegion />
      <Announcements />
      <TimerNews timer={timer} />
    </>
  );
}

/** The clock stands in the agenda, which is out of sight while the stage is looked at. */
function TimeLeft() {
  const now = useNow();
  const timer = usePart((view) => (view?.status === "live" ? view.timer : undefined));
  if (timer === undefined) return null;
  const ms = left(timer, now);
  return <span class={`tab__count ${ms < 0 ? "tab__count--over" : ""}`.trim()}>{ms < 0 ? `−${longFace(-ms)}` : longFace(ms)}</span>;
}

/** Of people who are here. */
function HandsUp() {
  const here = usePart((_view, _mine, live) => live.here);
  const hands = usePart((view) => view?.hands);
  const up = queueOf(hands ?? [], here).filter(({ place }) => place > 0).length;
  return up === 0 ? null : <span class="tab__count">{up}</span>;
}

/** On a phone one column is seen at a time. */
function Tabs() {
  const desk = useDesk();
  const tabs: Array<[Tab, string]> = [
    ["agenda", t("Agenda")],
    ["middle", t("Now")],
    ["room", t("Room")],
  ];
  const turnTo = (tab: Tab): void => {
    desk.tab.value = tab;
    window.scrollTo(0, 0); // each column begins at its top
  };
  return (
    <nav class="desk__tabs" aria-label={t("What to see")}>
      {tabs.map(([tab, name]) => (
        <button key={tab} type="button" class="tab" aria-pressed={desk.tab.value === tab} onClick={() => turnTo(tab)}>
          {name}
          {tab === "agenda" && <TimeLeft />}
          {tab === "room" && <HandsUp />}
        </button>
      ))}
    </nav>
  );
}
