/** What people take with them: Word documents, archive, table, outcome page, replay. */
import type { ComponentChildren, TargetedMouseEvent } from "preact";
import { useEffect } from "preact/hooks";
import { t, timeOfDay } from "../../core/i18n";
import { Download } from "../../core/icons";
import { usePart, useRoom } from "../shared/session";
import { useDesk } from "./desk";
import type { Document } from "./desk";
import { Address } from "./join";
import { useTypedProcedure } from "./procedure";
import { call } from "./server_calls";

export function Documents() {
  const desk = useDesk();
  const over = usePart((view) => view?.status === "finished");
  return (
    <>
      <section class="card stack">
        <h2 class="section-title">{t("Word document")}</h2>
        <WordDocuments />
      </section>
      <section class="card stack">
        <h2 class="section-title">{t("More to take along")}</h2>
        <Address name={t("The outcome page, for everybody")} url={desk.url("outcome_link")} />
        <Address
          name={over ? t("The replay, for everybody") : t("The replay, for everybody once the workshop is over")}
          url={desk.url("replay_link")}
        />
        <p class="button-row">
          <Taken href={desk.url("outcome")} target="_blank" rel="noopener">
            {t("Open the outcome page")}
          </Taken>
          <Taken href={desk.url("replay")}>{t("Open the replay")}</Taken>
          <Taken href={desk.url("results")} download>
            <Download />
            {t("Results as a table (CSV)")}
          </Taken>
          <Taken href={desk.url("archive")} download>
            <Download />
            {t("Archive of the record (JSON)")}
          </Taken>
        </p>
      </section>
    </>
  );
}

interface TakenProps {
  href: string;
  target?: string;
  rel?: string;
  download?: boolean;
  children: ComponentChildren;
}

/** A link to what is made of the record: what was typed a moment ago is stored before it is followed. */
function Taken({ children, ...link }: TakenProps) {
  const procedure = useTypedProcedure();
  const follow = async (event: TargetedMouseEvent<HTMLAnchorElement>): Promise<void> => {
    if (!procedure.waiting() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const same = event.currentTarget.cloneNode() as HTMLAnchorElement;
    await procedure.stored();
    same.click();
  };
  return (
    <a class="button" {...link} onClick={(event) => void follow(event)}>
      {children}
    </a>
  );
}

function WordDocuments() {
  const desk = useDesk();
  const procedure = useTypedProcedure();
  const { toasts, news } = useRoom();
  const url = desk.url("documents");
  const { made, making, comments, problem } = desk.documents;
  const list = async (): Promise<void> => {
    const before = made.value;
    const answer = await call<{ documents: Document[] }>(url);
    problem.value = answer.ok ? "" : answer.message;
    if (!answer.ok) return;
    const listed = answer.data.documents;
    // One that became ready after the list was asked for.
    const since = made.value.filter((one) => !before.includes(one) && !listed.some(({ id }) => id === one.id));
    made.value = [...since, ...listed];
  };
  useEffect(() => void list(), []);
  const make = async (kind: "short" | "full"): Promise<void> => {
    if (making.value !== "") return;
    making.value = kind;
    news.reply(t("Making the document. This takes a few seconds."), "document");
    // It travels another way than the request for the document, which could overtake it.
    await procedure.stored();
    const body = { kind, comments: kind === "full" && comments.value };
    const answer = await call<{ document: Document }>(url, { method: "POST", body, csrf: desk.csrf });
    making.value = "";
    problem.value = answer.ok ? "" : answer.message;
    if (!answer.ok) return;
    made.value = [answer.data.document, ...made.value.filter(({ id }) => id !== answer.data.document.id)];
    toasts.show({ text: t("The document is ready to download.") });
  };
  return (
    <>
      <p class="quiet">{t("You can make one at any moment, as often as you like. It says what is agreed, and what is not.")}</p>
      <div class="row">
        <button type="button" class="button" aria-busy={making.value === "short" ? "true" : undefined} onClick={() => void make("short")}>
          {t("Make the short document (two pages)")}
        </button>
        <button type="button" class="button" aria-busy={making.value === "full" ? "true" : undefined} onClick={() => void make("full")}>
          {t("Make the full document")}
        </button>
        <label class="choice choice--bare">
          <input type="checkbox" checked={comments.value} onChange={(event) => (comments.value = event.currentTarget.checked)} />
          <span class="choice__label">{t("With the comments")}</span>
        </label>
      </div>
      {making.value !== "" && (
        <p class="stack stack--tight">
          <progress class="progress-native" />
          <span class="quiet">{t("Making the document. This takes a few seconds.")}</span>
        </p>
      )}
      {problem.value !== "" && <p class="field__error">{problem.value}</p>}
      {made.value.length > 0 && (
        <ul class="documents">
          {made.value.map((document) => (
            <DocumentRow key={document.id} document={document} />
          ))}
        </ul>
      )}
    </>
  );
}

function DocumentRow({ document: made }: { document: Document }) {
  const at = timeOfDay(new Date(made.made_at), { day: "numeric", month: "short" });
  const size = t("{n} kB", { n: Math.max(1, Math.round(made.size / 1024)) });
  return (
    <li class="documents__row">
      <a class="documents__name" href={made.url} download>
        {made.name}
      </a>
      <span class="caption">
        {made.kind === "short" ? t("short") : t("full")} · {at} · {size}
      </span>
    </li>
  );
}
