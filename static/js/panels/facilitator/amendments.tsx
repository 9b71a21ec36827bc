/** Amendments to a candidate: other words, shown as differences; accepted or declined. */
import { useAsk } from "../../core/dialog";
import { t } from "../../core/i18n";
import type { AmendmentView } from "../../wire";
import { Differences } from "../shared/differences";
import { authorName } from "../shared/labels";
import { inOrder } from "../shared/options";
import { usePart } from "../shared/session";
import { Press, useAct } from "./act";
import type { Candidate } from "./stages";

export function Amendments({ candidate }: { candidate: Candidate }) {
  const open = (one: AmendmentView): number => (one.status === "open" ? 0 : 1);
  const sorted = inOrder(candidate.amendments).sort(([, a], [, b]) => open(a) - open(b));
  return (
    <ol class="amendments">
      {sorted.map(([id, amendment]) => (
        <Amendment key={id} id={id} amendment={amendment} candidate={candidate} />
      ))}
    </ol>
  );
}

function statusName({ status, reason }: AmendmentView): string {
  if (status === "declined" && reason !== "") return t("Declined: {reason}", { reason });
  return { open: "", accepted: t("Accepted"), declined: t("Declined"), withdrawn: t("Withdrawn by its author") }[status];
}

function Amendment({ id, amendment, candidate }: { id: string; amendment: AmendmentView; candidate: Candidate }) {
  const ask = useAsk();
  const act = useAct();
  const names = usePart((_view, _mine, live) => live.names);
  const base = candidate.versions.find(({ number }) => number === amendment.base)?.pieces ?? candidate.pieces;
  const stale = amendment.status === "open" && amendment.base !== candidate.version;
  const author = authorName(names, amendment.author);
  const data = { candidate: candidate.id, amendment: id };
  const decline = (): Promise<void> =>
    ask(
      {
        title: t("Decline this amendment?"),
        text: t("Its author can propose another one."),
        label: t("Why? Everybody can read this."),
        optional: true,
        yes: t("Decline"),
        keep: `decline:${id}`,
      },
      (reason) => act({ command: "decline_amendment", data: { ...data, reason } }, { said: t("The amendment is declined.") }),
    );
  return (
    <li class={`amendment ${amendment.status === "open" ? "" : "amendment--settled"}`.trim()}>
      <Differences before={base} after={amendment.pieces} size="small" />
      {amendment.why !== "" && (
        <p class="amendment__why" dir="auto">
          {amendment.why}
        </p>
      )}
      <p class="caption">{[author, statusName(amendment)].filter(Boolean).join(" · ")}</p>
      {stale && <p class="quiet">{t("The candidate has changed since. Ask for a new amendment on the words as they stand.")}</p>}
      {amendment.status === "open" && (
        <div class="button-row">
          {!stale && (
            <Press
              class="button button--small"
              onPress={() => act({ command: "accept_amendment", data }, { said: t("Accepted: candidate {number} has a new version.", { number: candidate.number }) })}
            >
              {t("Accept")}
            </Press>
          )}
          <Press class="button button--small button--quiet" onPress={decline}>
            {t("Decline")}
          </Press>
        </div>
      )}
    </li>
  );
}
