/** Ideas that somebody has begun and not added. */
import type { Drafts } from "../../core/drafts";
import { t, tn } from "../../core/i18n";
import type { StageView } from "../../wire";
import { inOrder } from "../shared/options";
import { useRoom, useSend } from "../shared/session";

export function ideaKey(stage: string, prompt: string): string {
  return `idea:${stage}:${prompt}`;
}

/** Other words for one's own idea, while they are written. */
export function changeKey(idea: string): string {
  return `change:${idea}`;
}

export interface UnsentIdea {
  key: string;
  prompt: string;
  text: string;
}

export function unsentIdeas(drafts: Drafts, id: string, stage: StageView): UnsentIdea[] {
  return inOrder(stage.prompts)
    .map(([prompt]) => ({ key: ideaKey(id, prompt), prompt, text: drafts.cell(ideaKey(id, prompt), "").value }))
    .filter(({ text }) => text.trim() !== "");
}

/** `ask`: before somebody is done, what becomes of them. Always true in the end: nobody is held up. */
export function useUnsentIdeas(id: string, stage: StageView): { prompts: string[]; ask(): Promise<boolean> } {
  const { drafts, dialogs } = useRoom();
  const send = useSend();
  return {
    prompts: unsentIdeas(drafts, id, stage).map(({ prompt }) => prompt),
    async ask() {
      const left = unsentIdeas(drafts, id, stage);
      if (left.length === 0) return true;
      const add = await dialogs.confirm({
        title: tn("An idea is not added yet", "{n} ideas are not added yet", left.length),
        text: left.map(({ text }) => `“${text.trim()}”`).join(" "),
        yes: t("Add it"),
        no: t("Keep it for later"),
      });
      for (const { key, prompt, text } of add ? left : []) {
        void send("add_idea", { stage: id, prompt, text }, { label: t("Idea"), text });
        drafts.clear(key);
      }
      return true;
    },
  };
}
