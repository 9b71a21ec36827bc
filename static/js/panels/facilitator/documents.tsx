/** What people take with them: Word documents, archive, table, outcome page, replay. */
import type { ComponentChildren, TargetedMouseEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t, timeOfDay } from "../../core/i18n";
import { Download } from "../../core/icons";
import { usePart, useRoom } from "../shared/session";
import { useDesk } from "./desk";
import { Address } from "./join";
import { useTypedProcedure } from "./procedure";
import { call } from "./server_calls";

interface Document {
  id: string;
  kind: string;
  name: string;
  /** Milliseconds since 1970, or ISO. */
  made_at: number | string;
  version: number;
  size: number;
  url: string;
}

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
  const [made, setMade] = useState<readonly Document[]>([]);
  const [making, setMaking] = useState("");
  const [comments, setComments] = useState(false);
  const [problem, setProblem] = useState("");
  const list = async (): Promise<void> => {
    const answer = await call<{ documents: Document[] }>(url);
    if (answer.ok) setMade(answer.data.documents);
    setProblem(answer.ok ? "" : answer.message);
  };
  useEffect(() => void list(), []);
  const make = async (kind: "short" | "full"): Promise<void> => {
    if (making !== "") return;
    setMaking(kind);
    news.reply(t("Making the document. This takes a few seconds."), "document");
    // It travels another way than the request for the document, which could overtake it.
    await procedure.stored();
    const body = { kind, comments: kind === "full" && comments };
    const answer = await call<{ document: Document }>(url, { method: "POST", body, csrf: desk.csrf });
    setMaking("");
    setProblem(answer.ok ? "" : answer.message);
    if (!answer.ok) return;
    setMade([answer.data.document, ...made.filter(({ id }) => id !== answer.data.document.id)]);
    toasts.show({ text: t("The document is ready to download.") });
  };
  return (
    <>
      <p class="quiet">{t("You can make one at any moment, as often as you like. It says what is agreed, and what is not.")}</p>
      <div class="row">
        <button type="button" class="button" aria-busy={making === "short" ? "true" : undefined} onClick={() => void make("short")}>
          {t("Make the short document (two pages)")}
        </button>
        <button type="button" class="button" aria-busy={making === "full" ? "true" : undefined} onClick={() => void make("full")}>
          {t("Make the full document")}
        </button>
        <label class="choice choice--bare">
          <input type="checkbox" checked={comments} onChange={(event) => setComments(event.currentTarget.checked)} />
          <span class="choice__label">{t("With the comments")}</span>
        </label>
      </div>
      {making !== "" && (
        <p class="stack stack--tight">
          <progress class="progress-native" />
          <span class="quiet">{t("Making the document. This takes a few seconds.")}</span>
        </p>
      )}
      {problem !== "" && <p class="field__error">{problem}</p>}
      {made.length > 0 && (
        <ul class="documents">
          {made.map((document) => (
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
