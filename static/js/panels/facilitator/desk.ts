/** What only this page knows: which tab and dialog is open, how the next vote is to work, and the
 * links, which change when the facilitator rotates them. Nothing of it is history. */
import { signal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Boot } from "../../core/boot";
import type { Rule } from "../../wire";

export interface LeadBoot extends Boot {
  /** The code as people read it: "K7MP WX3D". */
  code_shown: string;
  csrf: string;
  /** Simulated people take part. */
  rehearsal?: boolean;
  /** What was done on the page before, in sentences. */
  said?: string[];
}

export type Tab = "agenda" | "middle" | "room";
export type DialogName = "" | "join" | "help" | "close_round" | "rehearse";

/** How the facilitator wants the next vote of a stage; empty: the rule that fits the stage. */
export interface RoundPlan {
  rule: "" | Rule;
  secrecy: "secret" | "open";
  dots: number;
  most_on_one: number;
  /** null: offered in rooms of up to thirty (method, Large rooms). */
  block: boolean | null;
  left_out: readonly string[];
}

export const AS_USUAL: RoundPlan = { rule: "", secrecy: "secret", dots: 5, most_on_one: 2, block: null, left_out: [] };

/** A Word document, as the server lists it. */
export interface Document {
  id: string;
  kind: string;
  name: string;
  /** Milliseconds since 1970, or ISO. */
  made_at: number | string;
  version: number;
  size: number;
  url: string;
}

/** They are made before the finish and after it, where another panel stands: both show the same. */
export class Documents {
  readonly made = signal<readonly Document[]>([]);
  readonly making = signal<"" | "short" | "full">("");
  readonly comments = signal(false);
  readonly problem = signal("");
}

export interface Links {
  code: string;
  code_shown: string;
  urls: Readonly<Record<string, string>>;
}

export class Desk {
  readonly tab = signal<Tab>("middle");
  readonly dialog = signal<DialogName>("");
  readonly editing = signal(false);
  readonly documents = new Documents();
  readonly links: Signal<Links>;
  readonly csrf: string;
  readonly rehearsal: boolean;
  /** The next step is on its way, and when the last one was done: button and key share them. */
  stepping = false;
  stepDoneAt = -Infinity;
  private readonly plans = new Map<string, Signal<RoundPlan>>();

  constructor({ code, code_shown, urls, csrf, rehearsal = false }: LeadBoot) {
    this.links = signal({ code, code_shown, urls });
    this.csrf = csrf;
    this.rehearsal = rehearsal;
  }

  url(name: string): string {
    return this.links.value.urls[name] ?? "";
  }

  /** The code was replaced, here or on another device: what the server said of it. */
  relink({ code, code_shown, urls }: Links): void {
    this.links.value = { code, code_shown, urls };
    // A reload must find this page again: the code is part of its address.
    history.replaceState(null, "", `/w/${code}/lead`);
  }

  plan(stage: string): Signal<RoundPlan> {
    const known = this.plans.get(stage) ?? signal(AS_USUAL);
    this.plans.set(stage, known);
    return known;
  }

  /** Lead to a part of the middle that asks for a choice. */
  show(id: string): void {
    this.tab.value = "middle";
    // After the tab is drawn: on a phone the middle may have been hidden.
    requestAnimationFrame(() => {
      const place = document.getElementById(id);
      place?.scrollIntoView({ block: "start" });
      place?.focus({ preventScroll: true });
    });
  }
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("DeskContext.Provider is missing.");
  return desk;
}
