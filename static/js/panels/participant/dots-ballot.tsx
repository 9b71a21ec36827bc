/** Dots: a few to place, on what should go on. Stored at every change. */
import { useId, useMemo, useRef } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Minus, Plus } from "../../core/icons";
import type { RoundView } from "../../wire";
import { ruleSentence } from "../shared/labels";
import { memo } from "../shared/memo";
import { optionName } from "../shared/options";
import { useRoom } from "../shared/session";
import { BallotHelp } from "./ballot-help";
import { Abstain, BallotFate, OptionWords, SecrecyPill } from "./ballot-parts";
import type { BallotProps } from "./ballot-parts";
import { personalOrder } from "./personal-order";
import { Screen } from "./screen";
import { abstains } from "./use-ballot";
import { useView } from "./use";

const NO_DOTS: Record<string, number> = {};

export function DotsBallot({ round, own, onDone }: BallotProps) {
  const { news } = useRoom();
  const me = useView((_view, mine) => mine.id);
  const order = useMemo(() => personalOrder(round.options, me), [round.options, me]);
  const ideas = useView((view) => view.ideas);
  const candidates = useView((view) => view.candidates);
  const all = round.settings["dots"] ?? 5;
  const most = round.settings["most_on_one"] ?? 2;
  const dots = own.ballot !== null && "dots" in own.ballot ? own.ballot.dots : NO_DOTS;
  const left = all - given(dots);

  // The rows keep this one function, so that a dot on one renders two rows and not two hundred.
  const now = useRef({ dots, own });
  now.current = { dots, own };
  const place = useRef((id: string, by: 1 | -1): void => {
    const before = now.current.dots;
    const n = (before[id] ?? 0) + by;
    if (n < 0) return news.reply(t("No dot is here."), "dots");
    if (n > most) return news.reply(tn("{n} is the most on one.", "{n} are the most on one.", most), "dots");
    if (given(before) + by > all) return news.reply(t("All dots are given. Take one back first."), "dots");
    const placed = { ...before, [id]: n };
    if (n === 0) delete placed[id];
    now.current.own.cast({ dots: placed });
    const spent = given(placed);
    news.reply(t("{n} of {all} dots given, {left} left.", { n: spent, all, left: all - spent }), "dots");
  }).current;

  return (
    <Screen
      hint={<BallotFate own={own} />}
      action={
        <button type="button" class="button button--next button--wide" onClick={onDone}>
          {t("I am done")}
        </button>
      }
    >
      <div class="stack stack--tight">
        <h2 class="question">{t("What should go on?")}</h2>
        <p class="ballot__rule">{ruleSentence(round)}</p>
        <SecrecyPill round={round} />
        <BallotHelp round={round} />
      </div>
      {abstains(own.ballot) ? (
        <Abstain own={own} back={() => own.cast({ dots: {} })} />
      ) : (
        <>
          <DotsLeft left={left} all={all} />
          <ul class="card-list" role="list">
            {order.map((id) => (
              <DotsRow
                key={id}
                id={id}
                round={round}
                name={optionName(round, id, { ideas, candidates })}
                dots={dots[id] ?? 0}
                full={left <= 0 || (dots[id] ?? 0) >= most}
                place={place}
              />
            ))}
          </ul>
          <Abstain own={own} back={() => own.cast({ dots: {} })} />
        </>
      )}
    </Screen>
  );
}

function given(dots: Record<string, number>): number {
  return Object.values(dots).reduce((sum, n) => sum + n, 0);
}

function DotsLeft({ left, all }: { left: number; all: number }) {
  return (
    <p class="dots-left">
      {all <= 12 &&
        Array.from({ length: all }, (_, place) => (
          <span key={place} class={`dots-left__dot ${place < left ? "" : "dots-left__dot--spent"}`.trim()} />
        ))}
      {tn("{n} of {all} dots left", "{n} of {all} dots left", left, { all })}
    </p>
  );
}

interface DotsRowProps {
  id: string;
  round: RoundView;
  name: string;
  dots: number;
  full: boolean;
  place(id: string, by: 1 | -1): void;
}

/** A button that can't go on keeps the focus, and says why when it is pressed. */
const DotsRow = memo(({ id, round, name, dots, full, place }: DotsRowProps) => {
  const count = useId();
  return (
    <li class={`dots-row dots-row--stacked ${dots > 0 ? "dots-row--chosen" : ""}`.trim()}>
      <div class="dots-row__text">
        {round.over === "ideas" ? <span dir="auto">{name}</span> : (
          <>
            <p class="caption">{name}</p>
            <OptionWords id={id} round={round} size="small" />
          </>
        )}
      </div>
      <div class="dots" role="group" aria-label={t("Dots on “{option}”", { option: name })}>
        <button
          type="button"
          class="dots__button"
          aria-label={t("One dot fewer")}
          aria-describedby={count}
          aria-disabled={dots === 0}
          onClick={() => place(id, -1)}
        >
          <Minus />
        </button>
        <span class="dots__count" id={count}>
          {dots}
          <span class="visually-hidden"> {tn("dot here", "dots here", dots)}</span>
        </span>
        <button
          type="button"
          class="dots__button"
          aria-label={t("One dot more")}
          aria-describedby={count}
          aria-disabled={full}
          onClick={() => place(id, 1)}
        >
          <Plus />
        </button>
      </div>
    </li>
  );
});
