/** What lies across the desk while it has no line. */
import { t } from "../../core/i18n";
import { useRoom } from "../shared/session";

/** Short losses are nobody's business; phones have a banner of their own. */
export function OfflineBanner() {
  const { connection } = useRoom();
  const refused = connection.refusal.value;
  if (!connection.offlineFor2s.value) return null;
  return (
    <section class="banner banner--sticky" aria-label={t("Connection")}>
      {refused !== null
        ? `${refused.message} ${t("This page tries again by itself. Phones keep what people write.")}`
        : t("No connection. Phones keep what people write. Your buttons work again as soon as you are back.")}
    </section>
  );
}
