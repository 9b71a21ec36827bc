/** Dots: a few to place, on what should go on. Stored at every change. */
import { useSignal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t, tn } from "../../core/i18n";
import { Minus, Plus } from "../../core/icons";
import type { RoundView, View } from "../../wire";
import { IdeaText } from "../shared/idea-text";
import { ruleSentence } from "../shared/labels";
import { memo } from "../shared/memo";
import { optionName, optionPieces } from "../shared/options";
import { useRoom } from "../shared/session";
import { shortened } from "../shared/shortened";
import { MANY } from "../shared/sift";
import { oneLine } from "../shared/statement";
import { Stretches } from "../shared/stretches";
import { BallotHelp } from "./ballot-help";
import { Abstain, BallotFate, OptionWords, SecrecyPill } from "./ballot-parts";
import type { BallotProps } from "./ballot-parts";
import { FindOption } from "./find-option";
import { personalOrder } from "./personal-order";
import { Pair, Screen } from "./screen";
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
  // Goes past the rows to their buttons: the last dot renders one row, and shuts two hundred buttons.
  const spent = useSignal(left <= 0);
  useLayoutEffect(() => {
    spent.value = left <= 0;
  }, [left <= 0]);
  const many = order.length > MANY;
  const list = useRef<HTMLDivElement>(null);
  // Those with a dot when they were asked for: one that loses its last stays before the eyes.
  const [chosen, choose] = useState<ReadonlySet<string> | null>(null);

  // The rows keep this one function, so that a dot on one renders two rows and not two hundred.
  const now = useRef({ dots, own });
  now.current = { dots, own };
  // Why the last press did nothing: in the bar, which is always in sight, until the dots are others.
  const [refused, refuse] = useState({ why: "", given: 0 });
  const cannot = useRef((why: string): void => (refuse({ why, given: given(now.current.dots) }), news.reply(why, "dots"))).current;
  const voting = !abstains(own.ballot);
  const why = voting && own.problem === null && refused.given === given(dots) ? refused.why : "";
  const place = useRef((id: string, by: 1 | -1): void => {
    const before = now.current.dots;
    const n = (before[id] ?? 0) + by;
    if (n < 0) return cannot(t("There is no dot here to take back."));
    if (n > most) return cannot(tn("One item can have {n} dot at most.", "One item can have {n} dots at most.", most));
    if (given(before) + by > all) return cannot(t("All dots are placed. Take one back first."));
    refuse({ why: "", given: 0 });
    const placed = { ...before, [id]: n };
    if (n === 0) delete placed[id];
    now.current.own.cast({ dots: placed });
    const spent = given(placed);
    news.reply(t("{n} of {all} dots placed, {left} left.", { n: spent, all, left: all - spent }), "dots");
  }).current;

  return (
    <Screen
      hint={
        <>
          {voting && !many && <DotsLeft left={left} all={all} />}
          {why === "" ? <BallotFate own={own} /> : <strong>{why}</strong>}
        </>
      }
      action={
        <Pair>
          {many && voting && (
            <Placed dots={dots} all={all} on={chosen !== null} turn={(to) => (choose(to), list.current?.scrollIntoView())} />
          )}
          <button type="button" class="button button--next button--wide" onClick={onDone}>
            {t("I am done")}
          </button>
        </Pair>
      }
    >
      <div class="stack stack--tight">
        <h2 class="question">{t("What should go on?")}</h2>
        <p class="ballot__rule">{ruleSentence(round)}</p>
        <SecrecyPill round={round} inFull />
        <BallotHelp round={round} />
      </div>
      {!voting ? (
        <Abstain own={own} back={() => own.cast({ dots: {} })} />
      ) : (
        <>
          <FindOption round={round} rows={list} only={chosen} onAll={() => choose(null)}>
            <DotsLeft left={left} all={all} />
          </FindOption>
          {chosen?.size === 0 && <p class="quiet">{t("You have placed no dots yet. What you choose stands here.")}</p>}
          <div class="card-list" role="list" ref={list}>
            <Stretches
              list
              rows={order.map((id) => [id, dots[id] ?? 0])}
              draw={(id, n) => (
                <DotsRow
                  key={id}
                  id={id}
                  round={round}
                  name={optionName(round, id, { ideas, candidates })}
                  words={wordsOf(round, id, { ideas, candidates })}
                  dots={n}
                  full={n >= most}
                  spent={spent}
                  place={place}
                />
              )}
            />
          </div>
          <Abstain own={own} back={() => own.cast({ dots: {} })} />
        </>
      )}
    </Screen>
  );
}

function wordsOf(round: RoundView, id: string, view: Pick<View, "ideas" | "candidates">): string {
  const name = optionName(round, id, view);
  return round.over === "ideas" ? name : `${name} ${oneLine(optionPieces(round, id, { ...view, finals: {} }))}`;
}

function given(dots: Record<string, number>): number {
  return Object.values(dots).reduce((sum, n) => sum + n, 0);
}

function DotsLeft({ left, all }: { left: number; all: number }) {
  return (
    <span class="dots-left">
      {all <= 12 &&
        Array.from({ length: all }, (_, place) => (
          <span key={place} class={`dots-left__dot ${place < left ? "" : "dots-left__dot--spent"}`.trim()} />
        ))}
      {tn("{n} of {all} dots left", "{n} of {all} dots left", left, { all })}
    </span>
  );
}

/** What one has chosen among many, one tap away wherever one reads. */
function Placed({ dots, all, on, turn }: { dots: Record<string, number>; all: number; on: boolean; turn(to: ReadonlySet<string> | null): void }) {
  const { news } = useRoom();
  const n = given(dots);
  const press = (): void => {
    const own = new Set(Object.keys(dots));
    if (!on) news.reply(tn("Only your choice is shown.", "Only your {n} choices are shown.", own.size), "dots");
    turn(on ? null : own);
  };
  return (
    <button type="button" class="button placed" aria-pressed={on} onClick={press}>
      {tn("{n} of {all} dots placed", "{n} of {all} dots placed", n, { all })}
    </button>
  );
}

interface DotsRowProps {
  id: string;
  round: RoundView;
  name: string;
  /** By which it is found. */
  words: string;
  dots: number;
  /** No dot more has room here; or none is left. */
  full: boolean;
  spent: ReadonlySignal<boolean>;
  place(id: string, by: 1 | -1): void;
}

/** A button that can't go on keeps the focus, and says why when it is pressed. */
const DotsRow = memo(({ id, round, name, words, dots, full, spent, place }: DotsRowProps) => {
  const count = useId();
  return (
    <li class={`dots-row dots-row--stacked ${dots > 0 ? "dots-row--chosen" : ""}`.trim()} role="listitem" data-row={id} data-find={words}>
      <div class="dots-row__text">
        {round.over === "ideas" ? <IdeaText text={name} class="dots-row__idea" /> : (
          <>
            <p class="caption">{name}</p>
            <OptionWords id={id} round={round} size="small" />
          </>
        )}
      </div>
      <div class="dots" role="group" aria-label={t("Dots on “{option}”", { option: shortened(name) })}>
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
          aria-disabled={full || spent}
          onClick={() => place(id, 1)}
        >
          <Plus />
        </button>
      </div>
    </li>
  );
});
