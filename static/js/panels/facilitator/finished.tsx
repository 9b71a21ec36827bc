/** After the end: the words, the document, and the way back in. */
import { t } from "../../core/i18n";
import { Press, useAct } from "./act";
import { Agreed } from "./agreed";
import { Documents } from "./documents";
import { ProcedureForm } from "./procedure_form";

export function Finished() {
  const act = useAct();
  return (
    <>
      <Agreed over />
      <Documents />
      <section class="card stack">
        <h2 class="section-title">{t("What happens next")}</h2>
        <ProcedureForm />
      </section>
      <p class="row">
        <span class="quiet">{t("Was something forgotten? Open the workshop again: everything is as it was.")}</span>
        <Press class="button row__end" onPress={() => act({ command: "reopen_workshop", data: {} }, { said: t("The workshop is open again.") })}>
          {t("Open it again")}
        </Press>
      </p>
    </>
  );
}
