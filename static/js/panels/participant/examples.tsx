/** Examples, folded away, and only for whoever has written something: an example anchors. */
import { t } from "../../core/i18n";
import { Statement } from "../shared/statement";
import type { Words } from "../shared/statement";

export function Examples({ part }: { part: string }) {
  const shown = part === "vision" ? visions() : missions();
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">{t("Examples from other units")}</summary>
      <div class="stack">
        {shown.map(({ unit, pieces }) => (
          <figure key={unit} class="example">
            <figcaption class="caption">{unit}</figcaption>
            <Statement pieces={pieces} size="small" />
          </figure>
        ))}
      </div>
    </details>
  );
}

interface Example {
  unit: string;
  pieces: Words;
}

function mission(unit: string, purpose: string, objectives: string[]): Example {
  return { unit, pieces: [{ role: "purpose", text: purpose }, ...objectives.map((text) => ({ role: "objective", text }) as const)] };
}

function missions(): Example[] {
  return [
    mission(t("An IT service desk"), t("Provide our customers with dependable support"), [
      t("communication"),
      t("continual improvement"),
      t("customer engagement"),
      t("professional development"),
    ]),
    mission(t("A town library"), t("Give everyone in town a place to read, learn and meet"), [
      t("opening when people are free"),
      t("choosing books with our readers"),
      t("helping at the first question"),
    ]),
    mission(t("A hospital ward"), t("Bring patients home safely, and their families with a plan"), [
      t("one nurse who knows the whole case"),
      t("asking about pain before we are asked"),
      t("teaching what comes after discharge"),
    ]),
    mission(t("A payroll office"), t("Pay every colleague correctly and on the day"), [
      t("checking before the run, not after"),
      t("explaining each change on the slip"),
      t("answering within one working day"),
    ]),
  ];
}

function visions(): Example[] {
  const vision = (unit: string, text: string): Example => ({ unit, pieces: [{ role: "vision", text }] });
  return [
    vision(t("An IT service desk"), t("Be known as the one place to turn to for outstanding support")),
    vision(t("A town library"), t("Every child in town owns a library card and uses it")),
    vision(t("A hospital ward"), t("Patients ask for our ward by name, and new nurses do too")),
    vision(t("A payroll office"), t("Nobody in the company has to think about payday")),
  ];
}
