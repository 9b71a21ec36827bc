/** A candidate as the facilitator has it: its words, what changed, amendments and comments. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Comment, Pencil } from "../../core/icons";
import { Differences } from "../shared/differences";
import { authorName, partName } from "../shared/labels";
import { usePart } from "../shared/session";
import { oneLine, Statement } from "../shared/statement";
import { Press, useAct } from "./act";
import { Amendments } from "./amendments";
import { CandidateComments } from "./comments";
import { LookUpAt } from "./look_up";
import type { Candidate } from "./stages";

type Fold = "" | "amendments" | "comments" | "changes" | "ideas";

/** `talk`: with amendments and comments, which open with the discussion. */
export function CandidateCard({ candidate, talk }: { candidate: Candidate; talk: boolean }) {
  const [fold, setFold] = useState<Fold>("");
  const ideas = usePart((view) => view?.ideas ?? {});
  const comments = usePart((view) => view?.counts.comments[candidate.id] ?? 0);
  const open = Object.values(candidate.amendments).filter(({ status }) => status === "open").length;
  const all = Object.keys(candidate.amendments).length;
  const before = candidate.versions[candidate.versions.length - 2];
  const turn = (to: Fold): void => setFold(fold === to ? "" : to);
  return (
    <article
      class={`candidate ${candidate.withdrawn || candidate.aside ? "candidate--withdrawn" : ""}`.trim()}
      data-find={`${t("Candidate {number}", { number: candidate.number })} ${oneLine(candidate.pieces)}`}
    >
      <Head candidate={candidate} />
      {fold === "changes" && before !== undefined ? (
        <Differences before={before.pieces} after={candidate.pieces} />
      ) : (
        <Statement pieces={candidate.pieces} />
      )}
      <footer class="candidate__foot">
        {talk && all > 0 && (
          <Unfold on={fold === "amendments"} turn={() => turn("amendments")} marked={open > 0}>
            <Pencil />
            {open > 0 ? tn("{n} amendment to decide", "{n} amendments to decide", open) : tn("{n} amendment, decided", "{n} amendments, decided", all)}
          </Unfold>
        )}
        {talk && (
          <Unfold on={fold === "comments"} turn={() => turn("comments")}>
            <Comment />
            {tn("{n} comment", "{n} comments", comments)}
          </Unfold>
        )}
        {before !== undefined && (
          <Unfold on={fold === "changes"} turn={() => turn("changes")}>
            {t("What changed last")}
          </Unfold>
        )}
        {!talk && candidate.cites.length > 0 && (
          <Unfold on={fold === "ideas"} turn={() => turn("ideas")}>
            {t("The ideas behind it")}
          </Unfold>
        )}
        <span class="candidate__tools">
          {!candidate.withdrawn && <LookUpAt over="candidate" item={candidate.id} />}
          <Withdraw candidate={candidate} />
        </span>
      </footer>
      {fold === "amendments" && <Amendments candidate={candidate} />}
      {fold === "comments" && <CandidateComments candidate={candidate.id} />}
      {fold === "ideas" && (
        <ul class="at-hand">
          {candidate.cites.map((id) => (
            <li key={id} dir="auto">
              {ideas[id]?.text ?? t("An idea that is gone")}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Head({ candidate }: { candidate: Candidate }) {
  const names = usePart((_view, _mine, live) => live.names);
  const { number, version, cites, withdrawn, aside } = candidate;
  const facts = [
    t("Candidate {number}", { number }),
    version > 1 && t("version {version}", { version }),
    cites.length > 0 && tn("from {n} idea", "from {n} ideas", cites.length),
    authorName(names, candidate.author),
    withdrawn && t("withdrawn"),
    aside && t("set aside"),
  ].filter(Boolean);
  return (
    <header class="candidate__head">
      <span dir="auto">{facts.join(" · ")}</span>
      <span>{partName(candidate.part)}</span>
    </header>
  );
}

function Unfold({ on, turn, marked = false, children }: { on: boolean; turn(): void; marked?: boolean; children: ComponentChildren }) {
  return (
    <button type="button" class={`link-button ${marked ? "link-button--marked" : ""}`.trim()} aria-expanded={on} onClick={turn}>
      {children}
    </button>
  );
}

/** By its author, or by the facilitator at the author's wish. */
function Withdraw({ candidate }: { candidate: Candidate }) {
  const act = useAct();
  const data = { candidate: candidate.id };
  if (candidate.withdrawn) {
    return (
      <Press class="link-button" onPress={() => act({ command: "restore_candidate", data })}>
        {t("Bring back")}
      </Press>
    );
  }
  return (
    <Press
      class="link-button"
      onPress={() =>
        act(
          { command: "withdraw_candidate", data },
          {
            said: t("Candidate {number} is withdrawn.", { number: candidate.number }),
            undo: () => ({ command: "restore_candidate", data }),
            undone: t("Candidate {number} is back.", { number: candidate.number }),
          },
        )
      }
    >
      {t("Withdraw")}
    </Press>
  );
}
