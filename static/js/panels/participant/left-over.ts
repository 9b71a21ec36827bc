/** What somebody was still writing when the room moved on: ideas, changes to them, comments and answers, and
 * the long ones, candidates and other words for them. Their fields are gone with the stage, or with the
 * question or comment that they stood under; the server takes most of it late, and what it does not take
 * can be read and copied. */
import { useMemo } from "preact/hooks";
import { KEY } from "../../core/drafts";
import { t } from "../../core/i18n";
import type { CandidateView } from "../../wire";
import { inOrder } from "../shared/options";
import { useRoom, useSend } from "../shared/session";
import { asText, isBlank, NO_CANDIDATE, whatLacks, written } from "./pieces";
import type { DraftCandidate, DraftPiece } from "./pieces";
import { changeKey, unsentIdeas } from "./unsent";
import { useView } from "./use";
import { NO_CHANGE, requestText } from "./wish";
import type { Change } from "./wish";

export interface LeftOver {
  key: string;
  text: string;
  /** Send it late; nothing where it is too late, or not whole. */
  add?(): void;
  /** Why it can't be sent, where it could be if it were whole. */
  why?: string;
  drop(): void;
}

/** Pieces of a candidate as they were made on a version of it. */
interface OtherWords {
  base: number;
  pieces: DraftPiece[];
}

export function useLeftovers(): LeftOver[] {
  const { drafts, storage } = useRoom();
  const send = useSend();
  const status = useView((view) => view.status);
  const live = status === "live";
  // After the end there is no field any more, and nothing is taken: what was begun can be read and copied.
  const current = useView((view) => (view.status === "live" ? view.current : ""));
  const agenda = useView((view) => view.agenda);
  const candidates = useView((view) => view.candidates);
  const comments = useView((view) => view.comments);
  const finals = useView((view) => view.finals);
  const own = useView((_view, mine) => mine.ideas);
  const mine = useView((_view, me) => me.candidates);
  // Each question that was ever written under on this device: it may have been taken off the agenda since.
  const asked = useMemo(() => {
    drafts.flush();
    return storage.keys(`${KEY}idea:`).map((key) => key.slice(KEY.length));
  }, [drafts, storage, agenda]);
  if (!live && status !== "finished") return [];
  const found: LeftOver[] = [];
  const put = (key: string, text: string, add?: () => void, drop = (): void => drafts.clear(key)): void => {
    if (text.trim() !== "") found.push({ key, text, drop, ...(live && add && { add }) });
  };
  /** A statement: nobody can take half of one, and here is no field to go on in. */
  const putWhole = (key: string, pieces: DraftPiece[], add?: () => void, drop?: () => void): void => {
    const lack = whatLacks(pieces);
    put(key, asText(pieces), lack === null ? add : undefined, drop);
    const last = found[found.length - 1];
    if (live && add !== undefined && lack !== null && last?.key === key) last.why = lacking(lack.field);
  };
  const now = agenda[current];

  for (const [stage, shown] of Object.entries(agenda)) {
    if (shown.kind !== "gather" || !shown.opened || stage === current) continue;
    for (const { key, prompt, text } of unsentIdeas(drafts, stage, shown)) {
      put(key, text, () => void send("add_idea", { stage, prompt, text }, { label: t("Idea"), text }));
    }
  }
  for (const key of asked) {
    const [, stage = "", prompt = ""] = key.split(":");
    const others = agenda[stage]?.prompts;
    if (others === undefined || prompt in others) continue;
    const [instead] = inOrder(others);
    const text = drafts.cell(key, "").value;
    const add = (): void => void send("add_idea", { stage, prompt: instead?.[0] ?? "", text }, { label: t("Idea"), text });
    put(key, text, instead === undefined ? undefined : add);
  }
  for (const [id, { stage, prompt, text: before }] of Object.entries(own)) {
    if (!agenda[stage]?.revealed) continue;
    const text = drafts.cell<string | null>(changeKey(id), null).value ?? "";
    if (text === before) continue;
    put(changeKey(id), text, () => void send("add_idea", { stage, prompt, text }, { label: t("Idea"), text }));
  }

  // A part whose drafting has begun, and is not what the room does now.
  const drafted = Object.values(agenda).filter(({ kind, opened }) => kind === "draft" && opened).map(({ part }) => part);
  for (const part of new Set(drafted)) {
    if (now?.kind === "draft" && now.part === part) continue;
    const key = `candidate:${part}`;
    const { pieces, cites } = drafts.cell<DraftCandidate>(key, NO_CANDIDATE).value;
    if (isBlank(pieces)) continue;
    const text = asText(pieces);
    const add = (): void => void send("propose_candidate", { part, pieces: written(pieces), cites }, { label: t("Candidate"), text });
    putWhole(key, pieces, finals[part] === undefined ? add : undefined);
  }

  // The candidates that are discussed now have their fields below, or on their pages.
  const here = ({ part }: Pick<CandidateView, "part">): boolean => now?.kind === "discuss" && now.part === part;
  for (const [candidate, shown] of Object.entries(candidates)) {
    if (here(shown)) continue;
    const key = `comment:${candidate}`;
    const text = drafts.cell(key, "").value;
    put(key, text, () => void send("add_comment", { candidate, text }, { label: t("Comment"), text }));
    otherWords(candidate, shown);
  }
  const answered = new Set(Object.values(comments ?? {}).flatMap(({ parent, withdrawn }) => (withdrawn ? [] : parent)));
  for (const [parent, { candidate, withdrawn }] of Object.entries(comments ?? {})) {
    const about = candidates[candidate];
    // One that was withdrawn has no place any more, unless others have answered it.
    if (about !== undefined && here(about) && (!withdrawn || answered.has(parent))) continue;
    const key = `answer:${parent}`;
    const text = drafts.cell<string | null>(key, null).value ?? "";
    const data = withdrawn ? { candidate, text } : { candidate, parent, text };
    put(key, text, () => void send("add_comment", data, { label: withdrawn ? t("Comment") : t("Answer"), text }));
  }

  for (const part of Object.keys(finals)) {
    if (now?.kind === "word" && now.part === part) continue;
    const key = `word:${part}`;
    const { phrase, suggestion } = drafts.cell<Change>(key, NO_CHANGE).value;
    const text = requestText(phrase, suggestion);
    put(key, text, () => void send("request_word", { part, phrase: phrase.trim(), suggestion: suggestion.trim() }, { label: t("Change"), text }));
  }
  return found;

  /** A new version of one's own candidate, or an amendment to somebody else's. */
  function otherWords(candidate: string, { part, version, withdrawn, pieces: standing }: CandidateView): void {
    const author = mine.includes(candidate);
    // Its author revises it while it is drafted, too.
    if (author && now?.kind === "draft" && now.part === part) return;
    const key = author ? `revise-${candidate}` : `amend-${candidate}`;
    const kept = drafts.cell<OtherWords | null>(key, null).value;
    if (kept === null) return;
    const { base, pieces } = kept;
    const [text, data] = [asText(pieces), { candidate, base, pieces: written(pieces) }];
    if (text === asText(standing)) return;
    const why = `amend-why:${candidate}`;
    const add = (): void => {
      if (author) void send("revise_candidate", data, { label: t("New version"), text });
      else void send("propose_amendment", { ...data, why: drafts.cell(why, "").peek() }, { label: t("Amendment"), text });
    };
    const drop = (): void => (drafts.clear(key), drafts.clear(why));
    putWhole(key, pieces, base === version && !withdrawn && finals[part] === undefined ? add : undefined, drop);
  }
}

/** Of a mission: a vision without words is blank, and nowhere to be found. */
function lacking(field: string | null): string {
  return field === "objective"
    ? t("It has no objective yet, so it can’t be added now. You can copy the words.")
    : t("It has no purpose yet, so it can’t be added now. You can copy the words.");
}
