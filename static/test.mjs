// Runs the front end's tests: `npm test`, or `node static/test.mjs outbox` for the files so named.
//
// Every static/js/**/*.test.ts(x) is bundled as it stands and given to `node --test`; what a test
// needs of a browser it brings along. Pages in a real browser are tested in tests/browser.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);

async function main(folder) {
  const sources = (await readdir(join(here, "js"), { recursive: true }))
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .sort();
  if (sources.length === 0) throw new Error("No test file has such a name.");
  const result = await build({
    entryPoints: sources.map((name) => join(here, "js", name)),
    outdir: folder,
    outbase: join(here, "js"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // The browser's build of each package, as in static/build.mjs.
    mainFields: ["browser", "module", "main"],
    conditions: ["browser"],
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: "inline",
    metafile: true,
    logLevel: "warning",
  });
  const files = Object.keys(result.metafile.outputs).map((name) => resolve(name));
  const run = spawn(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...files], {
    stdio: "inherit",
    env: { ...process.env, NODE_NO_WARNINGS: "1" }, // the mocked timers are still called experimental
  });
  // A test that fails before it has put everything away can keep its process for ever.
  const limit = setTimeout(() => {
    console.error("The tests did not end within five minutes; the last one named above has left something running.");
    run.kill();
  }, 300_000);
  return new Promise((done) => run.on("exit", (code) => (clearTimeout(limit), done(code ?? 1))));
}

const folder = await mkdtemp(join(tmpdir(), "lodestar-tests-"));
try {
  process.exitCode = await main(folder);
} catch (error) {
  if (!error.errors) console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
