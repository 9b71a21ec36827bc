/** JSON Merge Patch (RFC 7396) on immutable values: what did not change keeps its identity, so that
 * a signal or a component that looks at an unchanged part is not woken. */

type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function has(fields: Fields, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(fields, key);
}

/** `target` with `patch` applied; `target` itself where the patch changes nothing. */
export function mergePatch<T>(target: T, patch: unknown): T {
  if (!isObject(patch)) return share(target, patch) as T;
  const before: Fields = isObject(target) ? target : {};
  let after: Fields | null = before === (target as unknown) ? null : {};
  for (const key of Object.keys(patch)) {
    // Assigning to this name would set the prototype; no view has such a key.
    if (key === "__proto__") continue;
    const change = patch[key];
    const known = has(before, key);
    if (change === null) {
      if (!known) continue;
      after ??= { ...before };
      delete after[key];
    } else {
      const value = mergePatch(known ? before[key] : undefined, change);
      if (known && value === before[key]) continue;
      after ??= { ...before };
      after[key] = value;
    }
  }
  return (after ?? before) as T;
}

/** A value equal to `after` that reuses every part of `before` which is equal: for what comes whole
 * (`mine`, a new snapshot) and is mostly the same as what was there. */
export function share(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) {
    const parts = after.map((part, index) => share(before[index], part));
    const same = parts.length === before.length && parts.every((part, index) => part === before[index]);
    return same ? before : parts;
  }
  if (!isObject(before) || !isObject(after)) return after;
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  const parts: Fields = {};
  for (const key of keys) {
    const known = has(before, key);
    parts[key] = known ? share(before[key], after[key]) : after[key];
    if (!known || parts[key] !== before[key]) same = false;
  }
  return same ? before : parts;
}
