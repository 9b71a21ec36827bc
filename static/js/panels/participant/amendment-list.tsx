/** Other words proposed for a candidate, shown as differences; its author accepts or declines. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Ack, Refusal } from "../../core/acks";
import { useAsk } from "../../core/dialog";
import { t, tn } from "../../core/i18n";
import type { AmendmentView, CandidateView, CommandData } from "../../wire";
import { Differences, DifferencesKey } from "../shared/differences";
import { authorName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { useRoom, useSend } from "../shared/session";
import { Fate, Refused, usePending } from "./fate";
import { asText } from "./pieces";
import { useNames, useView } from "./use";

interface AmendmentListProps {
  id: string;
  candidate: CandidateView;
  mine: boolean;
  /** Reading begins here, by eye and by ear. */
  begin?: boolean;
  /** One was accepted here: the version that came of it. */
  onAccepted(version: number): void;
}

export function AmendmentList({ id, candidate, mine, begin = false, onAccepted }: AmendmentListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!begin) return;
    heading.current?.scrollIntoView?.({ block: "start" });
    heading.current?.focus({ preventScroll: true });
    // Only on arriving, after the page's own head has begun at its top.
  }, []);
  const all = inOrder(candidate.amendments);
  const open = all.filter(([, { status }]) => status === "open");
  const decided = all.filter(([, { status }]) => status !== "open");
  const own = useView((_view, me) => me.amendments);
  const pending = usePending<CommandData["propose_amendment"]>(
    "propose_amendment",
    (data) => data.candidate === id,
    all.filter(([known]) => own.includes(known)).map(([, { pieces }]) => asText(pieces)),
  );
  if (all.length + pending.length === 0) return null;
  return (
    <section class="stack stack--tight" aria-label={t("Amendments")}>
      <h3 class="section-title" tabIndex={-1} ref={heading}>
        {t("Amendments")}
      </h3>
      {open.length + pending.length > 0 && <DifferencesKey />}
      <ul class="card-list" role="list">
        {pending.map((entry) => (
          <li key={entry.id} class="card">
            <p class="statement statement--small pre-line" dir="auto">
              {entry.text}
            </p>
            <Fate state={entry.state} />
            {entry.state === "refused" && <Refused entry={entry} />}
          </li>
        ))}
        {open.map(([known, amendment]) => (
          <Amendment key={known} id={known} of={id} candidate={candidate} amendment={amendment} mine={mine} onAccepted={onAccepted} />
        ))}
      </ul>
      {decided.length > 0 && (
        <details class="disclosure">
          <summary class="disclosure__summary">{tn("{n} decided", "{n} decided", decided.length)}</summary>
          <ul class="card-list" role="list">
            {decided.map(([known, amendment]) => (
              <Amendment key={known} id={known} of={id} candidate={candidate} amendment={amendment} mine={mine} onAccepted={onAccepted} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface AmendmentProps {
  id: string;
  /** The candidate. */
  of: string;
  candidate: CandidateView;
  amendment: AmendmentView;
  mine: boolean;
  onAccepted(version: number): void;
}

function Amendment({ id, of, candidate, amendment, mine, onAccepted }: AmendmentProps) {
  const { news } = useRoom();
  const ask = useAsk();
  const send = useSend();
  const names = useNames();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const heard = (ack: Ack): void => setProblem(ack.ok ? null : ack);
  const before = candidate.versions.find(({ number }) => number === amendment.base)?.pieces ?? candidate.pieces;
  const open = amendment.status === "open";
  const data = { candidate: of, amendment: id };
  const accept = async (): Promise<void> => {
    const ack = await send("accept_amendment", data);
    heard(ack);
    if (!ack.ok) return;
    // It is accepted on the version that it was made on, or not at all.
    const version = amendment.base + 1;
    onAccepted(version);
    news.reply(t("Accepted: version {version}.", { version }), "accepted");
  };
  const decline = (): Promise<void> =>
    ask(
      {
        title: t("Decline this amendment?"),
        text: t("Everybody sees your reason. The amendment stays in the record."),
        label: t("Your reason"),
        optional: true,
        yes: t("Decline"),
        no: t("Not yet"),
        keep: `decline:${id}`,
      },
      async (reason) => {
        const ack = await send("decline_amendment", { ...data, reason });
        heard(ack);
        return ack.ok;
      },
    );
  const name = authorName(names, amendment.author);
  const own = useView((_view, me) => me.amendments.includes(id));
  return (
    <li class={`card card--amendment ${open ? "" : "card--settled"}`.trim()}>
      <header class="card__head">
        <span>{t("On version {number}", { number: amendment.base })}</span>
        <span dir="auto">{name}</span>
      </header>
      <Differences before={before} after={amendment.pieces} size="small" />
      {amendment.why !== "" && (
        <p class="quiet" dir="auto">
          {amendment.why}
        </p>
      )}
      {!open && <p class="caption" dir="auto">{statusText(amendment)}</p>}
      {open && amendment.base !== candidate.version && (
        <p class="caption">{t("The candidate has changed since. This amendment can be declined, or proposed anew.")}</p>
      )}
      {problem !== null && <p class="field__error" role="alert">{problem.message}</p>}
      {open && own && !mine && (
        <button type="button" class="link-button" onClick={() => void send("withdraw_amendment", data).then(heard)}>
          {t("Withdraw")}
        </button>
      )}
      {open && mine && (
        <div class="row card__answer">
          {amendment.base === candidate.version && (
            <button type="button" class="button" onClick={() => void accept()}>
              {t("Accept")}
            </button>
          )}
          <button type="button" class="button button--quiet" onClick={() => void decline()}>
            {t("Decline")}
          </button>
        </div>
      )}
    </li>
  );
}

function statusText({ status, reason }: AmendmentView): string {
  if (status === "accepted") return t("Accepted");
  if (status === "withdrawn") return t("Withdrawn by its author");
  return reason === "" ? t("Declined") : t("Declined: {reason}", { reason });
}
