/** What the room put first, with what each got: from narrowing on to the drafts. */
import type { PutFirst } from "./options";
import { shortened } from "./shortened";

/** From so many letters on an idea is shortened here: it is whole where it is ticked. */
const LONG = 120;

export function PutFirstList({ ideas }: { ideas: readonly PutFirst[] }) {
  return (
    <ol class="put-first" role="list">
      {ideas.map(({ id, text, got }) => (
        <li key={id} class="put-first__idea">
          <span dir="auto">{shortened(text, LONG)}</span>
          <span class="put-first__got num">{got}</span>
        </li>
      ))}
    </ol>
  );
}
