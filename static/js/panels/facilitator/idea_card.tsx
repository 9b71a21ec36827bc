/** One idea as the facilitator has it: hide and show again, look up. */
import { useAsk } from "../../core/dialog";
import { t } from "../../core/i18n";
import type { IdeaView } from "../../wire";
import { IdeaText } from "../shared/idea-text";
import { authorName } from "../shared/labels";
import { memo } from "../shared/memo";
import { usePart } from "../shared/session";
import { QUOTED, shortened } from "../shared/shortened";
import { Press, useAct } from "./act";
import { LookUpAt } from "./look_up";

interface IdeaCardProps {
  id: string;
  idea: IdeaView;
  shown: boolean;
}

/** One of perhaps two hundred: drawn again when it changes itself. */
export const IdeaCard = memo((props: IdeaCardProps) => <Card {...props} />);

function Card({ id, idea, shown }: IdeaCardProps) {
  const names = usePart((_view, _mine, live) => live.names);
  const author = authorName(names, idea.author);
  return (
    <article class={`idea idea--led ${idea.hidden ? "idea--hidden" : ""}`.trim()} data-find={`${idea.text} ${author}`}>
      <IdeaText text={idea.text} />
      <div class="idea__foot">
        {author !== "" && (
          <span class="name" dir="auto">
            {author}
          </span>
        )}
        {idea.hidden && <span>{idea.reason ? t("Hidden: {reason}", { reason: idea.reason }) : t("Hidden")}</span>}
        <span class="idea__buttons">
          {shown && !idea.hidden && <LookUpAt over="idea" item={id} />}
          <HideIdea id={id} idea={idea} />
        </span>
      </div>
    </article>
  );
}

function HideIdea({ id, idea: { text, hidden = false } }: { id: string; idea: IdeaView }) {
  const ask = useAsk();
  const act = useAct();
  const hide = (): Promise<void> =>
    ask(
      {
        title: t("Hide this idea?"),
        quote: shortened(text, QUOTED),
        text: t("Nobody else sees it any more, and its author is told why. You can show it again."),
        label: t("Why? Only its author reads this."),
        optional: true,
        yes: t("Hide it"),
        keep: `hide:${id}`,
      },
      (reason) =>
        act({ command: "hide_idea", data: { idea: id, reason } }, { said: t("The idea is hidden."), undo: () => ({ command: "show_idea", data: { idea: id } }), undone: t("The idea is shown again.") }),
    );
  return (
    <Press class="link-button" onPress={() => (hidden ? act({ command: "show_idea", data: { idea: id } }) : hide())}>
      {hidden ? t("Show again") : t("Hide")}
    </Press>
  );
}
