/** Doing something when a value changes. */
import { useLayoutEffect, useRef } from "preact/hooks";

/** Calls `changed` when the value changes, never for the first one: before anything else can happen, so
 * that news comes in the order of what it is about. */
export function useChange<T>(value: T, changed: (now: T, before: T) => void): void {
  const before = useRef(value);
  useLayoutEffect(() => {
    if (before.current === value) return;
    const was = before.current;
    before.current = value;
    changed(value, was);
  }, [value]);
}
