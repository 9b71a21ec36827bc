/** Doing something when a value changes. */
import { useEffect, useRef } from "preact/hooks";

/** Calls `changed` when the value changes, never for the first one. */
export function useChange<T>(value: T, changed: (now: T, before: T) => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    const was = before.current;
    before.current = value;
    changed(value, was);
  }, [value]);
}
