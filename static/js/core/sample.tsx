/** A page that uses every part of the core: what tests/browser/test_core.py looks at. */
import { render } from "preact";
import { useState } from "preact/hooks";
import { StatusRegion } from "./announce";
import { readBoot } from "./boot";
import { useNow } from "./clock";
import { closedText } from "./closed";
import { useComposer } from "./composer";
import { DialogHost } from "./dialog";
import { copyText } from "./dom";
import { useDraft } from "./drafts";
import { Star } from "./icons";
import { openSession, SessionContext, useSession } from "./session";
import { useSelect } from "./store";
import { ToastRegion } from "./toast";

/** Counts how often the list was rendered, to show that only what changed is. */
const rendered = { ideas: 0 };

function Ideas({ stage }: { stage: string }) {
  const { store } = useSession();
  rendered.ideas += 1;
  const ideas = useSelect(store, (view) => view?.ideas);
  const shown = Object.values(ideas ?? {}).filter((idea) => idea.stage === stage);
  return (
    <ul id="ideas" data-rendered={rendered.ideas}>
      {shown.map((idea) => (
        <li key={idea.order}>{idea.text}</li>
      ))}
    </ul>
  );
}

function Writing({ stage }: { stage: string }) {
  const { outbox } = useSession();
  const idea = useComposer("idea", "");
  const send = (event: Event): void => {
    event.preventDefault();
    const data = { stage, prompt: "p1", text: idea.value };
    void idea.send("add_idea", data, { label: "Idea", text: idea.value });
  };
  return (
    <form onSubmit={send}>
      <label for="idea">Idea</label>
      <textarea id="idea" value={idea.value} onInput={(event) => idea.set(event.currentTarget.value)} />
      <button type="submit">Add</button>
      <p id="problem">{idea.problem?.message}</p>
      <ol id="pending">
        {outbox.pending.value.map(({ id, text, state }) => (
          <li key={id} data-state={state}>
            {text}
          </li>
        ))}
      </ol>
    </form>
  );
}

function Rest() {
  const { connection, dialogs, store, toasts, storage } = useSession();
  const [answer, setAnswer] = useState("");
  const [note, setNote] = useDraft("note");
  const now = useNow();
  const state = connection.state.value;
  const turnout = useSelect(store, (_view, _mine, live) => live.present ?? 0);
  const say = (given: unknown): void => setAnswer(String(given));
  const question = { title: "Close the round?", text: "9 of 12 have voted.", yes: "Close it" };
  return (
    <section>
      <p id="state">{state.kind}</p>
      <p id="closed">{state.kind === "closed" && closedText(state).title}</p>
      <p id="banner">{connection.offlineFor2s.value && "No connection"}</p>
      <p id="kept">{storage.keptOnlyInMemory.value && "Keep this page open"}</p>
      <p id="present">{turnout}</p>
      <p id="now">{now}</p>
      <div id="bar" style={{ "--share": "40%", width: "40px" }}>
        <Star label="Common ground" />
      </div>
      <input id="note" aria-label="Note" value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      <button onClick={() => void dialogs.confirm({ ...question, danger: true }).then(say)}>Close the round</button>
      <button onClick={() => void dialogs.ask({ ...question, label: "Why", required: true }).then(say)}>Adopt</button>
      <button onClick={() => toasts.show({ text: "Moved on.", action: { label: "Undo", run: () => say("undone") } })}>Move on</button>
      <button onClick={() => toasts.show({ text: "It stays.", seconds: 600 })}>Say something</button>
      <button onClick={() => say(copyText("the words"))}>Copy</button>
      <p id="answer">{answer}</p>
    </section>
  );
}

function App() {
  const [stage, setStage] = useState("s1");
  return (
    <main>
      <h1>Sample</h1>
      <Ideas stage={stage} />
      <button onClick={() => setStage("s2")}>Next stage</button>
      <Writing stage={stage} />
      <Rest />
      <StatusRegion />
      <ToastRegion />
      <DialogHost />
    </main>
  );
}

const place = document.getElementById("app");
if (place !== null) {
  render(
    <SessionContext.Provider value={openSession(readBoot())}>
      <App />
    </SessionContext.Provider>,
    place,
  );
}
