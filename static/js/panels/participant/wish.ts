/** "A word I would change", while it is written and as one line. */
import { t } from "../../core/i18n";

export interface Change {
  phrase: string;
  suggestion: string;
}

export const NO_CHANGE: Change = { phrase: "", suggestion: "" };

/** Empty where nothing is written. */
export function requestText(phrase: string, suggestion: string): string {
  if (phrase.trim() === "" && suggestion.trim() === "") return "";
  if (phrase.trim() === "") return t("Add: {words}", { words: suggestion });
  if (suggestion.trim() === "") return t("Change: {words}", { words: phrase });
  return t("{phrase} → {suggestion}", { phrase, suggestion });
}
