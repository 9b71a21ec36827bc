/** What stands in an address was typed by somebody, or cut off on its way. */

/** The text behind its percent signs; empty where they mean nothing ("%", "100%"). */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
