/** Score: 0 to 5 for each option, one a screen, then everything on one page. Stored at every score. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useDraft } from "../../core/drafts";
import { t, tn } from "../../core/i18n";
import type { RoundView } from "../../wire";
import { ruleSentence } from "../shared/labels";
import { optionName, optionPieces } from "../shared/options";
import { MANY } from "../shared/sift";
import { oneLine } from "../shared/statement";
import { BallotHelp } from "./ballot-help";
import { Abstain, BallotFate, OptionWords, SecrecyPill } from "./ballot-parts";
import type { BallotProps } from "./ballot-parts";
import { FindOption } from "./find-option";
import { personalOrder } from "./personal-order";
import { Pair, Screen } from "./screen";
import { abstains } from "./use-ballot";
import type { OwnBallot } from "./use-ballot";
import { useView } from "./use";

/** More than so many are no row of steps, and the way to all of one's scores does not wait for the last. */
const MOST_STEPS = 12;

export function ScoreBallot({ id, round, own, onDone }: BallotProps) {
  const me = useView((_view, mine) => mine.id);
  const order = useMemo(() => personalOrder(round.options, me), [round.options, me]);
  // Which ones were scored: a stored ballot says 0 for the others too.
  const stored = own.ballot !== null && "scores" in own.ballot ? own.ballot.scores : null;
  const [given, give] = useDraft<Record<string, number> | null>(`scores:${id}`, null);
  const scores = given ?? stored ?? {};
  const [place, setPlace] = useDraft<number>(`score-place:${id}`, 0);
  // Whoever came back from all their scores goes back there, not through all that follow.
  const [seen, see] = useDraft<boolean>(`scores-seen:${id}`, false);
  const score = (option: string, n: number): void => {
    const next = { ...scores, [option]: n };
    give(next);
    own.cast({ scores: next });
  };

  if (abstains(own.ballot)) {
    return (
      <Screen hint={<BallotFate own={own} />} action={<DoneButton onDone={onDone} />}>
        <SecrecyPill round={round} />
        <Abstain own={own} back={() => (own.cast({ scores }), setPlace(0))} />
      </Screen>
    );
  }
  const option = order[place];
  if (option === undefined) {
    return (
      <Review round={round} order={order} scores={scores} own={own} onSeen={() => see(true)} onGo={setPlace} onDone={onDone} />
    );
  }
  return (
    <One
      key={option}
      option={option}
      round={round}
      order={order}
      place={place}
      scores={scores}
      own={own}
      seen={seen}
      onScore={score}
      onGo={setPlace}
    />
  );
}

interface OneProps {
  option: string;
  round: RoundView;
  order: string[];
  place: number;
  scores: Record<string, number>;
  own: OwnBallot;
  /** Whether all one's scores were seen together. */
  seen: boolean;
  onScore(option: string, n: number): void;
  onGo(place: number): void;
}

function One({ option, round, order, place, scores, own, seen, onScore, onGo }: OneProps) {
  const candidates = useView((view) => view.candidates);
  const ideas = useView((view) => view.ideas);
  const id = useId();
  // The next one begins at its beginning; for readers too (core/focus).
  useLayoutEffect(() => window.scrollTo(0, 0), []);
  const last = place === order.length - 1;
  const version = round.option_versions[option];
  const highest = round.settings["highest"] ?? 5;
  const name = optionName(round, option, { ideas, candidates });
  const where = round.over === "ideas" ? t("Idea {place} of {number}", { place: place + 1, number: order.length }) : name;
  const next = round.over === "ideas" ? t("Next idea") : t("Next candidate");
  return (
    <Screen
      hint={<BallotFate own={own} />}
      action={
        seen ? (
          <Pair>
            {!last && (
              <button type="button" class="button" onClick={() => onGo(place + 1)}>
                {next}
              </button>
            )}
            <button type="button" class="button button--next button--wide" onClick={() => onGo(order.length)}>
              {t("Back to my scores")}
            </button>
          </Pair>
        ) : (
          <Pair>
            {place > 0 && (
              <button type="button" class="button" onClick={() => onGo(place - 1)}>
                {t("Back")}
              </button>
            )}
            <button type="button" class="button button--next button--wide" onClick={() => onGo(place + 1)}>
              {last ? t("See all my scores") : next}
            </button>
          </Pair>
        )
      }
    >
      <div class={`row ballot-head ${order.length > MOST_STEPS ? "ballot-head--many" : ""}`.trim()}>
        <Steps place={place} number={order.length} />
        {order.length > MOST_STEPS && !seen && (
          <button type="button" class="link-button" onClick={() => onGo(order.length)}>
            {t("All my scores")}
          </button>
        )}
        <SecrecyPill round={round} />
      </div>
      <article class="candidate" aria-labelledby={`${id}-name`}>
        <header class="candidate__head">
          <h2 class="candidate__name" id={`${id}-name`}>
            {version === undefined ? where : t("{name} · version {version}", { name: where, version })}
          </h2>
        </header>
        <OptionWords id={option} round={round} />
      </article>
      <fieldset class="score" role="radiogroup" aria-labelledby={`${id}-question ${id}-name`}>
        <legend class="score__legend" id={`${id}-question`}>
          {scoreQuestion(round)}
        </legend>
        <div class="score__row">
          {Array.from({ length: highest + 1 }, (_, n) => (
            <label key={n} class="score__option">
              <input type="radio" name={`score-${option}`} checked={scores[option] === n} onChange={() => onScore(option, n)} />
              {n}
              {n === 0 && <span class="visually-hidden"> {t("not at all")}</span>}
              {n === highest && <span class="visually-hidden"> {t("completely")}</span>}
            </label>
          ))}
        </div>
        <div class="score__ends" aria-hidden="true">
          <span>{t("not at all")}</span>
          <span>{t("completely")}</span>
        </div>
      </fieldset>
      <p class="ballot__rule">{ruleSentence(round)}</p>
      <BallotHelp round={round} />
      <Abstain own={own} back={() => own.cast({ scores })} />
    </Screen>
  );
}

function scoreQuestion(round: RoundView): string {
  if (round.over === "ideas") return t("How much does this matter for our statement?");
  return round.part === "vision" ? t("How well does this say where we want to be?") : t("How well does this say why we are here?");
}

function Steps({ place, number }: { place: number; number: number }) {
  const label = t("{place} of {number}", { place: place + 1, number });
  if (number > MOST_STEPS) return <p class="caption num">{label}</p>;
  return (
    <div class="steps" role="img" aria-label={label}>
      {Array.from({ length: number }, (_, at) => (
        <span key={at} class={`steps__step ${at < place ? "steps__step--done" : at === place ? "steps__step--now" : ""}`.trim()} />
      ))}
    </div>
  );
}

function DoneButton({ onDone }: { onDone(): void }) {
  return (
    <button type="button" class="button button--next button--wide" onClick={onDone}>
      {t("I am done")}
    </button>
  );
}

interface ReviewProps extends Pick<OneProps, "round" | "order" | "scores" | "own" | "onGo"> {
  onSeen(): void;
  onDone(): void;
}

function Review({ round, order, scores, own, onSeen, onGo, onDone }: ReviewProps) {
  const candidates = useView((view) => view.candidates);
  const ideas = useView((view) => view.ideas);
  useLayoutEffect(() => window.scrollTo(0, 0), []);
  useEffect(onSeen, []);
  const missing = order.filter((id) => scores[id] === undefined);
  const many = order.length > MANY;
  const list = useRef<HTMLUListElement>(null);
  // Those without a score alone, while somebody looks for them.
  const [only, show] = useState<ReadonlySet<string> | null>(null);
  return (
    <Screen
      hint={<BallotFate own={own} />}
      action={
        <Pair>
          {many && (missing.length > 0 || only !== null) && (
            <button type="button" class="button placed" aria-pressed={only !== null} onClick={() => show(only === null ? new Set(missing) : null)}>
              {tn("{n} without a score", "{n} without a score", missing.length)}
            </button>
          )}
          <DoneButton onDone={onDone} />
        </Pair>
      }
    >
      <h2 class="question">{t("Your scores")}</h2>
      {missing.length > 0 && <p class="notice notice--next">{t("What you leave out counts as 0. Tap it to give it a score.")}</p>}
      <FindOption round={round} rows={list} only={only} onAll={() => show(null)} />
      <ul class="card-list" role="list" ref={list}>
        {order.map((id, place) => (
          <li key={id} data-row={id} data-find={`${optionName(round, id, { ideas, candidates })} ${oneLine(optionPieces(round, id, { candidates, finals: {} }))}`}>
            <button type="button" class="review" onClick={() => onGo(place)}>
              <span class="review__text">
                <span class="caption">{round.over === "ideas" ? "" : optionName(round, id, { ideas, candidates })}</span>
                <OptionWords id={id} round={round} size="small" />
              </span>
              <span class={`review__score ${scores[id] === undefined ? "review__score--none" : ""}`.trim()}>
                <span class="visually-hidden">{t("Your score:")} </span>
                {scores[id] ?? "–"}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Abstain own={own} back={() => own.cast({ scores })} />
    </Screen>
  );
}
