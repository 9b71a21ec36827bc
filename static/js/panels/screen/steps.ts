/** The sizes in which things are set on the wall, from large to small. */
import type { Words } from "../shared/statement";
import type { Step } from "./fit";

const sizes = (columns: number, ...all: number[]): Step[] => all.map((size) => ({ size, columns }));

/** One text alone on the wall. */
export const ALONE: readonly Step[] = [...sizes(1, 3.6, 3.1, 2.7, 2.35, 2, 1.7, 1.45), ...sizes(2, 1.2, 1)];

/** A text with something beside or under it. */
export const BESIDE: readonly Step[] = [...sizes(1, 2.35, 2, 1.7, 1.45, 1.25), ...sizes(1, 1.1, 1)];

/** Several texts, by how many there are. */
const APART: Record<number, readonly Step[]> = {
  1: ALONE,
  2: [...sizes(2, 2.6, 2.4, 2.2, 1.9, 1.65, 1.4, 1.2, 1)],
  3: [...sizes(3, 2.05, 1.85, 1.7, 1.5, 1.3, 1.15, 1)],
};
const SOME: readonly Step[] = sizes(3, 1.3, 1.15, 1);
/** More than this are not set each for itself, but as a list to choose from. */
export const OPEN = 9;
const MANY: readonly Step[] = [...sizes(2, 1.3, 1.15, 1), ...sizes(3, 1)];

export function stepsFor(texts: number): readonly Step[] {
  return APART[Math.max(1, texts)] ?? (texts > OPEN ? MANY : SOME);
}

export const IDEAS: readonly Step[] = [
  ...sizes(2, 1.5, 1.3),
  ...sizes(3, 1.3, 1.15, 1),
  ...sizes(4, 1),
  // Most ideas are one line of half a wall; where they are longer, three columns take fewer pages.
  { size: 1, columns: 2, class: "dense" },
  { size: 1, columns: 3, class: "dense" },
];

/** So many questions stand side by side. */
const SIDE_BY_SIDE = 4;

const apart = (columns: number): Step[] => [
  ...sizes(columns, 1.5, 1.3, 1.15, 1).map((step) => ({ ...step, class: "apart" })),
  { size: 1, columns, class: "dense apart" },
];

/** A wall by questions: where all fits, each has a column of its own; else they run on. */
const BY_QUESTION: ReadonlyArray<readonly Step[]> = Array.from({ length: SIDE_BY_SIDE + 1 }, (_, questions) =>
  questions < 2 ? IDEAS : [...apart(questions), ...IDEAS],
);

export function wallSteps(questions: number): readonly Step[] {
  return BY_QUESTION[questions] ?? IDEAS;
}

export const QUESTIONS: readonly Step[] = sizes(1, 3.2, 2.7, 2.3, 1.9, 1.6, 1.3, 1);

export const PLAIN: readonly Step[] = [...sizes(1, 1.3, 1.15, 1), { size: 1, columns: 1, class: "tight" }];

export const BARS: readonly Step[] = [
  ...sizes(1, 1.3, 1.2, 1.1, 1),
  { size: 1, columns: 1, class: "tight" },
];

/** What a text is set by, for the signature of a `Fit`: other words of the same length take another room. */
export function wordsOf(pieces: Words): string {
  return pieces.map(({ role, text }) => `${role} ${text}`).join("\n");
}
