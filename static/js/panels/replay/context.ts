/** What every part of the replay's page works with. */
import { signal } from "@preact/signals";
import type { ReadonlySignal, Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Boot } from "../../core/boot";
import { browserStorage, Shelf } from "../../core/storage";
import { Player } from "./player";
import type { Reel } from "./reel";

export interface Theatre {
  player: Player;
  boot: Boot;
  keys: Keys;
  /** Whether the help is open. */
  help: Signal<boolean>;
}

/** Whether single keys do something: remembered on this computer, for every replay. */
export class Keys {
  private readonly shelf = new Shelf(browserStorage(), "replay", "reader");
  private readonly current = signal(this.shelf.get<{ on: boolean }>("keys")?.on ?? true);

  readonly on: ReadonlySignal<boolean> = this.current;

  turn(on: boolean): void {
    this.current.value = on;
    this.shelf.set("keys", { on, at: Date.now() } as { at: number });
  }
}

export function openTheatre(boot: Boot, reel: Reel): Theatre {
  return { player: new Player(reel), boot, keys: new Keys(), help: signal(false) };
}

export const TheatreContext = createContext<Theatre | null>(null);

export function useTheatre(): Theatre {
  const theatre = useContext(TheatreContext);
  if (theatre === null) throw new Error("TheatreContext.Provider is missing.");
  return theatre;
}

export function usePlayer(): Player {
  return useTheatre().player;
}
