/** A component that renders again only when one of its props changed: for the rows of long lists. */
import { Component } from "preact";
import type { ComponentChild } from "preact";

export function memo<Props extends object>(render: (props: Props) => ComponentChild) {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const before = this.props as Record<string, unknown>;
      const after = next as Record<string, unknown>;
      // Two hundred rows are asked at a time: nothing is made for it.
      for (const key in after) if (before[key] !== after[key]) return true;
      for (const key in before) if (!(key in after)) return true;
      return false;
    }

    override render(): ComponentChild {
      return render(this.props);
    }
  };
}
