/** As much of a document as Preact draws into: enough to count what is drawn, nothing to look at. */

export class FakeNode {
  parentNode: FakeNode | null = null;
  readonly childNodes: FakeNode[] = [];
  [property: string]: unknown;

  constructor(
    readonly nodeType: number,
    readonly localName: string | undefined,
    public data = "",
  ) {}

  readonly namespaceURI = "http://www.w3.org/1999/xhtml";
  readonly style = { setProperty: () => undefined, cssText: "" };
  readonly classList = { add: () => undefined, remove: () => undefined };
  /** What listens here, by the kind of event. */
  readonly heard: Record<string, (event: unknown) => void> = {};
  readonly clientWidth = 1;
  readonly scrollWidth = 1;

  get firstChild(): FakeNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): FakeNode | null {
    const around = this.parentNode?.childNodes ?? [];
    return around[around.indexOf(this) + 1] ?? null;
  }

  get textContent(): string {
    return this.nodeType === 3 ? this.data : this.childNodes.map((child) => child.textContent).join("");
  }

  insertBefore(child: FakeNode, before: FakeNode | null): void {
    child.remove();
    const at = before === null ? -1 : this.childNodes.indexOf(before);
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, child);
    child.parentNode = this;
  }

  appendChild(child: FakeNode): void {
    this.insertBefore(child, null);
  }

  removeChild(child: FakeNode): void {
    child.remove();
  }

  remove(): void {
    const around = this.parentNode?.childNodes;
    around?.splice(around.indexOf(this), 1);
    this.parentNode = null;
  }

  setAttribute(name: string, value: string): void {
    this[name] = value;
  }

  removeAttribute(name: string): void {
    this[name] = undefined;
  }

  addEventListener(kind: string, heard: (event: unknown) => void): void {
    this.heard[kind] = heard;
  }

  removeEventListener(): void {}

  getBoundingClientRect(): { bottom: number } {
    return { bottom: 1 };
  }

  /** Everything below it with this class. */
  all(name: string): FakeNode[] {
    return this.childNodes.flatMap((child) => [...(child["class"] === name ? [child] : []), ...child.all(name)]);
  }

  /** Everything below it of this kind ("textarea"). */
  kind(name: string): FakeNode[] {
    return this.childNodes.flatMap((child) => [...(child.localName === name ? [child] : []), ...child.kind(name)]);
  }

  focus(): void {
    (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement = this;
  }

  setSelectionRange(start: number, end: number): void {
    Object.assign(this, { selectionStart: start, selectionEnd: end });
  }

  /** Press it. */
  click(): void {
    this.heard["click"]?.call(this, { type: "click" });
  }
}

/** Put a document where Preact looks for it; the element to draw into is returned. */
export function fakePage(): FakeNode {
  const make = (name: string): FakeNode => new FakeNode(1, name);
  const page = {
    createElement: make,
    createElementNS: (_space: string, name: string) => make(name),
    createTextNode: (text: string) => new FakeNode(3, undefined, text),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    getElementById: () => null,
    documentElement: { lang: "en" },
    fonts: { addEventListener: () => undefined, removeEventListener: () => undefined },
    activeElement: null,
  };
  const target = globalThis as Record<string, unknown>;
  target["document"] = page;
  target["window"] ??= Object.assign(new EventTarget(), { scrollTo: () => undefined, setTimeout, clearTimeout });
  target["getComputedStyle"] ??= () => ({ columnGap: "0", direction: "ltr" });
  target["ResizeObserver"] ??= class {
    observe(): void {}
    disconnect(): void {}
  };
  for (const kind of ["HTMLElement", "HTMLTextAreaElement"]) target[kind] ??= FakeNode;
  const still = (): undefined => undefined;
  target["history"] ??= { state: null, pushState: still, replaceState: still, back: still };
  target["location"] ??= { hash: "", pathname: "/w/K7MPWX3D", search: "" };
  return make("div");
}
