/** A winner that no vote brought: the facilitator's decision, recorded with its reason. */
import { useAsk } from "../../core/dialog";
import { t } from "../../core/i18n";
import { Press, useAct } from "./act";
import type { Candidate } from "./stages";

export function ChooseOne({ candidate, how, name, button = "link-button" }: { candidate: Candidate; how: "tie" | "runner_up" | "decision"; name: string; button?: string }) {
  const ask = useAsk();
  const act = useAct();
  const choose = (): Promise<void> =>
    ask(
      {
        title: t("Go on with candidate {number}?", { number: candidate.number }),
        text: t("It becomes the text that the room polishes and is asked about. The reason goes into the record and the document."),
        label: t("Why"),
        yes: t("Go on with it"),
        required: true,
        most: 500,
        keep: `choose:${candidate.id}`,
      },
      (reason) =>
        act(
          { command: "choose_winner", data: { candidate: candidate.id, how, reason } },
          { said: t("The room goes on with candidate {number}.", { number: candidate.number }) },
        ),
    );
  return (
    <Press class={button} onPress={choose}>
      {name}
    </Press>
  );
}
