/** While the workshop is on its way: the same grey layout that the server sent. */
import { t } from "../../core/i18n";
import { Banners } from "../shared/banners";
import { useRoom } from "../shared/session";

export function Skeleton() {
  const { connection } = useRoom();
  return (
    <div class="phone" aria-busy="true">
      <Banners early={connection.refusal.value !== null} />
      <div class="phone__head" aria-hidden="true">
        <div class="phone__names stack stack--tight">
          <span class="skeleton skeleton--line skeleton--half" />
          <span class="skeleton skeleton--line" />
        </div>
        <span class="skeleton skeleton--pill" />
      </div>
      <main class="phone__main" id="main">
        <h1 class="visually-hidden">{t("Opening the workshop")}</h1>
        <span class="skeleton skeleton--line skeleton--half" />
        <span class="skeleton skeleton--title" />
        <span class="skeleton skeleton--line" />
        <span class="skeleton skeleton--field" />
      </main>
      <div class="action-bar" aria-hidden="true">
        <span class="skeleton skeleton--button" />
      </div>
    </div>
  );
}
