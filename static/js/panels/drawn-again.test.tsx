/** What one change draws again among 200 items: the item that it is about, and nothing beside it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { options, render } from "preact";
import type { ComponentChildren, VNode } from "preact";
import { SessionContext } from "../core/context";
import { Dialogs } from "../core/dialog";
import type { News } from "../core/announce";
import { Clock } from "../core/clock";
import { Drafts } from "../core/drafts";
import { fakePage } from "../core/fake-page";
import { Disk } from "../core/fakes";
import { Outbox } from "../core/outbox";
import type { Line } from "../core/outbox";
import { Store } from "../core/store";
import { Toasts } from "../core/toast";
import type { CommentView, IdeaView, Live, Mine, RoundView, View } from "../wire";
import { DeskContext, Desk } from "./facilitator/desk";
import { Gather as DeskGather } from "./facilitator/gather";
import { round, stage, workshop } from "./facilitator/sample_views";
import { BallotStage } from "./participant/ballot-stage";
import { Comments } from "./participant/comments";
import { Wall } from "./participant/wall";
import { Scene } from "./screen/scene";

const MANY = 200;
/** What stands around the item may be drawn too (bars, counts, buttons), and that again where a clock ticks meanwhile. */
const FEW = 60;
const HERE: Line & Record<string, unknown> = {
  up: signal(true),
  state: signal({ kind: "live" }),
  offlineFor2s: signal(false),
  refusal: signal(null),
  command: () => new Promise(() => undefined),
  tell: () => undefined,
};
const NOBODY: Mine = {
  ...{ id: "me", group: "", removed: false, ideas: {}, candidates: [], comments: [], amendments: [], done: [] },
  ...{ hand: false, hand_place: 0, scribe: [], requests: [], ballots: {} },
};

const many = <T,>(of: (number: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: MANY }, (_, number) => [`i${number}`, of(number)]));
const idea = (number: number): IdeaView => ({ order: number, stage: "gather", prompt: "q", text: `Idea ${number}` });
const comment = (number: number): CommentView => ({
  ...{ order: number, candidate: "c1", parent: "", text: `Comment ${number}`, withdrawn: false },
});
const PROMPTS = { q: { order: 0, aspect: "", text: "Whom do we serve?", hint: "" } };

// Effects need no frame here; and all that is drawn bit by bit is there after so many turns.
options.requestAnimationFrame = (then) => void setTimeout(then);
const TURNS = 40;
async function rest(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((done) => void setTimeout(done));
}

/** What was drawn is taken away at the end, with its clocks. */
const roots: Element[] = [];
function drawing(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    try {
      await run();
    } finally {
      for (const root of roots.splice(0)) render(null, root);
    }
  });
}

/** A page on which this is drawn, and what a change draws again: how often a component of which name. */
function page(view: View, drawn: (store: Store) => ComponentChildren) {
  const shelf = new Disk().shelf();
  const store = new Store<View, Mine, Live>();
  store.take({ version: 1, view, mine: NOBODY, live: { names: {}, present: 12 } as Partial<Live> });
  // Said to nobody: the real one's clock would keep the test waiting.
  const news = { say: () => undefined, reply: () => undefined, message: signal("") } as unknown as News;
  const outbox = new Outbox(shelf, HERE, store.version);
  const session = {
    ...{ boot: { code: "K7MPWX3D", role: "participant", participant: "me", title: "", token: "", urls: {} }, store, connection: HERE },
    ...{ outbox, drafts: new Drafts(shelf), storage: shelf, clock: new Clock(), news, toasts: new Toasts(news), dialogs: new Dialogs() },
  };
  const desk = new Desk({ code_shown: "", urls: {}, csrf: "" } as never);
  const root = fakePage();
  roots.push(root as unknown as Element);
  render(
    <SessionContext.Provider value={session as never}>
      <DeskContext.Provider value={desk}>{drawn(store)}</DeskContext.Provider>
    </SessionContext.Provider>,
    root as unknown as Element,
  );
  const again = async (change: () => void): Promise<Record<string, number>> => {
    await rest();
    const counted: Record<string, number> = {};
    const hooks = options as { __r?: (node: VNode) => void };
    const before = hooks.__r;
    hooks.__r = (node) => {
      before?.(node);
      const name = typeof node.type === "function" ? node.type.name : "";
      counted[name] = (counted[name] ?? 0) + 1;
    };
    change();
    await rest();
    hooks.__r = before as never;
    return counted;
  };
  return { root, store, outbox, again, patch: (more: object) => again(() => store.apply({ from: 1, version: 2, view: more })) };
}

const total = (counted: Record<string, number>): number => Object.values(counted).reduce((sum, n) => sum + n, 0);
const gathered = { ...stage("gather", 1), id: "gather", prompts: PROMPTS };

drawing("an idea more on a phone's wall draws that idea", async () => {
  const { patch } = page(workshop("gather", { ideas: many(idea) }), () => <Wall id="gather" stage={gathered} prompts={[["q", PROMPTS.q]]} />);
  const counted = await patch({ ideas: { late: idea(MANY) } });
  assert.equal(counted["Memo"], 1);
  assert.equal(total(counted) < FEW, true, JSON.stringify(counted));
});

drawing("an idea more on the facilitator's wall draws that idea, and one that is hidden itself alone", async () => {
  const { patch, again, store, root } = page(workshop("gather", { ideas: many(idea) }), () => <DeskGather stage={gathered} />);
  assert.equal(root.all("idea idea--led").length, MANY);
  const more = await patch({ ideas: { late: idea(MANY) } });
  assert.equal(total(more) < FEW, true, JSON.stringify(more));
  const hidden = await again(() => store.apply({ from: 2, version: 3, view: { ideas: { i7: { hidden: true } } } }));
  assert.equal(total(hidden) < FEW, true, JSON.stringify(hidden));
});

drawing("an idea more on the projector draws that idea", async () => {
  const view = workshop("gather", { ideas: many(idea) });
  const content = (ideas: View["ideas"]) => ({
    ...{ kind: "ideas" as const, turnout: null },
    ideas: Object.entries(ideas).map(([id, { text }]) => ({ id, text, author: "" })),
  });
  const shown = signal(content(view.ideas));
  const Shown = () => <Scene content={shown.value} view={view} />;
  const { again } = page(view, () => <Shown />);
  const counted = await again(() => (shown.value = content({ ...view.ideas, late: idea(MANY) })));
  assert.equal(counted["Memo"], 1);
  assert.equal(total(counted) < FEW, true, JSON.stringify(counted));
});

drawing("a comment more draws none of the 200 others", async () => {
  const view = workshop("discuss", { comments: many(comment) });
  const { patch, root } = page(view, () => <Comments candidate="c1" onTakeBack={() => undefined} />);
  const counted = await patch({ comments: { late: comment(MANY) } });
  assert.equal(root.all("comment").length, MANY + 1);
  assert.equal(total(counted) < FEW, true, JSON.stringify(counted));
});

drawing("a dot draws the row that it is on", async () => {
  const options_ = many(idea);
  const open: Partial<RoundView> = { over: "ideas", rule: "dots", status: "open", options: Object.keys(options_), settings: { dots: 5, most_on_one: 2 } };
  const view = workshop("narrow", { ideas: options_, rounds: round("narrow", open) });
  const { again, root } = page(view, () => <BallotStage id="narrow" stage={stage("narrow", 2)} />);
  const more = (row: number) => root.all("dots__button")[2 * row + 1];
  const shut = (): number => root.all("dots__button").filter((button, at) => at % 2 === 1 && String(button["aria-disabled"]) === "true").length;
  const counted = await again(() => more(0)?.click());
  assert.equal(counted["Memo"], 1);
  assert.equal(total(counted) < FEW, true, JSON.stringify(counted));
  for (const row of [0, 1, 1]) await again(() => more(row)?.click());
  assert.equal(shut(), 2);
  // The last one shuts all buttons, and draws no row but its own.
  const last = await again(() => more(2)?.click());
  assert.equal(shut(), MANY);
  assert.equal(last["Memo"], 1);
  assert.equal(total(last) < FEW, true, JSON.stringify(last));
  await again(() => root.all("dots__button")[0]?.click());
  assert.equal(shut(), 1);
});
