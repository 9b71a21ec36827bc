/** Which scene stands on the wall, and what stands above it. */
import { t } from "../../core/i18n";
import type { View } from "../../wire";
import { partName } from "../shared/labels";
import { turnout } from "../shared/result-parts";
import { tiedAtTheTop } from "../shared/screen-content";
import type { Card, Content, Showing } from "../shared/screen-content";
import { isLong, shortened } from "../shared/shortened";
import { Agreed, Answer, Asking } from "./agreement";
import { Break, Close, LookUp, Nothing } from "./around";
import { Ideas, Questions, Wall } from "./ideas";
import { Lobby, Welcome } from "./lobby";
import { Result } from "./result";
import { Candidates, FinalWords } from "./texts";

export function Scene({ content, view }: { content: Content; view: View }) {
  switch (content.kind) {
    case "lobby":
      return <Lobby {...content} />;
    case "welcome":
      return <Welcome {...content} rule={view.brief.rule} />;
    case "questions":
      return <Questions {...content} />;
    case "wall":
      return <Wall key={view.current} {...content} walls={content.walls.map((wall) => ({ ...wall, ideas: shortCards(wall.ideas) }))} />;
    case "ideas":
      return <Ideas {...content} ideas={shortCards(content.ideas)} />;
    case "candidates":
      return <Candidates {...content} />;
    case "result":
      return <Result key={content.id} {...content} view={view} />;
    case "words":
      return <FinalWords {...content} />;
    case "asking":
      return <Asking {...content} />;
    case "answer":
      return <Answer key={content.id} {...content} view={view} />;
    case "agreed":
      return <Agreed {...content} />;
    case "close":
      return <Close {...content} />;
    case "break":
      return <Break timer={view.timer} />;
    case "look":
      return <LookUp {...content} />;
    case "nothing":
      return <Nothing {...content} />;
  }
}

/** A wall is read from afar: of a long idea its beginning. The whole is on everybody's page. */
function shortCards(cards: Card[]): Card[] {
  return cards.some(({ text }) => isLong(text)) ? cards.map((card) => ({ ...card, text: shortened(card.text) })) : cards;
}

/** The line at the top. */
export function headOf({ head, content }: Showing): string {
  if (content.kind === "look") return t("Look up");
  if (content.kind === "words") return t("{head} · version {version}", { head, version: content.version });
  if (content.kind === "answer") return t("{part} · {turnout}", { part: partName(content.part), turnout: voted(content.round) });
  if (content.kind !== "result") return head;
  return t("{what} · {turnout}", { what: outcomeOf(content), turnout: voted(content.round) });
}

function outcomeOf({ round, chosen }: Extract<Content, { kind: "result" }>): string {
  if (round.purpose === "narrow") return t("What the room put first");
  if (round.decided !== undefined) return tiedAtTheTop(round).length > 1 ? t("Decided after a tie") : t("What was decided");
  if (chosen !== null) return t("The room chose");
  return tiedAtTheTop(round).length > 1 ? t("A tie") : t("The vote is closed");
}

function voted({ tally, present }: Extract<Content, { kind: "result" }>["round"]): string {
  return tally === undefined ? "" : turnout(tally, present);
}
