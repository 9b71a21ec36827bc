/** The few calls that are no commands: documents, the link, the phone test, rehearsing. */
import { t } from "../../core/i18n";

export type Answer<T> = { ok: true; data: T } | { ok: false; message: string };

interface Call {
  method?: "GET" | "POST" | "DELETE";
  body?: object;
  csrf?: string;
}

/** Never rejects: what went wrong comes as a sentence for people. */
export async function call<T>(url: string, { method = "GET", body, csrf }: Call = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (csrf !== undefined) headers["X-CSRFToken"] = csrf;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const text = body === undefined ? null : JSON.stringify(body);
  try {
    const response = await fetch(url, { method, headers, body: text, credentials: "same-origin" });
    const data: unknown = response.status === 204 ? {} : await response.json();
    return response.ok ? { ok: true, data: data as T } : { ok: false, message: sentence(data) };
  } catch {
    return { ok: false, message: t("No answer came, and nothing was changed. Try again in a moment.") };
  }
}

function sentence(data: unknown): string {
  const found = (data as { message?: unknown } | null)?.message;
  return typeof found === "string" && found !== "" ? found : t("That did not work, and nothing was changed. Try again in a moment.");
}
