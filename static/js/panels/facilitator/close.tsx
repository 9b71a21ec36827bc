/** Close: what was agreed, who looks after it, and what people take with them. */
import { t } from "../../core/i18n";
import { Agreed } from "./agreed";
import { Documents } from "./documents";
import { ProcedureForm } from "./procedure_form";
import type { StageProps } from "./stage_panel";

export function Close(_props: StageProps) {
  return (
    <>
      <Agreed />
      <section class="card stack">
        <h2 class="section-title">{t("What happens next")}</h2>
        <ProcedureForm />
      </section>
      <Documents />
    </>
  );
}
