/** Fewer than so many are never shown by themselves (group_support.LEAST). */
const LEAST = 3;

/** What results will leave out if those who are here vote: small groups by themselves, or groups
 * altogether, as where even the pool of the small ones is small (the rule is group_support's). */
export function smallGroups(groups: readonly string[], here: Readonly<Record<string, number>>): "none" | "some" | "all" {
  if (groups.length === 0) return "none";
  const few = (n: number): boolean => n > 0 && n < LEAST;
  const numbers = groups.map((id) => here[id] ?? 0);
  if (few(here[""] ?? 0)) return "all";
  const pool = numbers.filter(few).reduce((sum, n) => sum + n, 0);
  if (pool === 0) return "none";
  return pool >= LEAST && numbers.some((n) => n >= LEAST) ? "some" : "all";
}
