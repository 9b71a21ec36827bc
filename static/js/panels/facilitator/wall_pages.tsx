/** The projector's pages, where what it shows takes several: which one stands, and turning it. */
import { t } from "../../core/i18n";
import { Arrow } from "../../core/icons";
import { usePart, useRoom } from "../shared/session";

export function WallPages() {
  const { connection, news } = useRoom();
  const wall = usePart((_view, _mine, live) => live.wall);
  if (wall === undefined) return null;
  const { page, pages, held } = wall;
  const turn = (by: -1 | 1): void => {
    connection.tell("turn", { by });
    news.reply(t("Page {page} of {pages} on the projector.", { page: ((page + by + pages) % pages) + 1, pages }), "wall");
  };
  return (
    <section class="panel" aria-label={t("On the projector")}>
      <header class="panel__head">
        <h2 class="panel__title">{t("On the projector")}</h2>
        <span class="panel__count">{t("page {page} of {pages}", { page: page + 1, pages })}</span>
      </header>
      <div class="button-row">
        <button type="button" class="button button--small" onClick={() => turn(-1)}>
          <Arrow to="left" />
          {t("Back")}
        </button>
        <button type="button" class="button button--small" onClick={() => turn(1)}>
          {t("Turn the page")}
          <Arrow />
        </button>
      </div>
      {held ? (
        <button type="button" class="link-button panel__note" onClick={() => connection.tell("turn", { by: 0 })}>
          {t("Let the pages turn by themselves")}
        </button>
      ) : (
        <p class="panel__note">{t("Pages turn by themselves every ten seconds, until you turn one.")}</p>
      )}
    </section>
  );
}
