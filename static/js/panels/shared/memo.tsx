/** A component that renders again only when one of its props changed: for the rows of long lists. */
import { Component } from "preact";
import type { ComponentChild } from "preact";

export function memo<Props extends object>(render: (props: Props) => ComponentChild) {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const before = this.props as Record<string, unknown>;
      const after = next as Record<string, unknown>;
      const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
      return [...keys].some((key) => before[key] !== after[key]);
    }

    override render(): ComponentChild {
      return render(this.props);
    }
  };
}
