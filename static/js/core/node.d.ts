// The little of Node that the tests use. Node's own types would also lend their names to the browser's
// code (`setTimeout` would return an object), and hide such mistakes.
declare module "node:test" {
  export function test(name: string, run: (context: TestContext) => void | Promise<void>): void;
  export function afterEach(run: () => void): void;
  export interface TestContext {
    mock: { timers: { enable(options: { apis: string[]; now?: number }): void; tick(ms: number): void; setTime(at: number): void } };
  }
}
declare module "node:assert/strict" {
  interface Assert {
    (value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    throws(run: () => unknown, expected?: RegExp): void;
  }
  const assert: Assert;
  export default assert;
}
declare function setImmediate(then: () => void): void;
