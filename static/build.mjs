// Builds the front end: `node static/build.mjs` (run.py calls it; see docs/settings.md).
//
// Every entry below is bundled into static/dist/ under a name that holds its content's hash, so
// that it can be cached for ever; manifest.json maps the plain name to the hashed one. Text is
// also written compressed, so that the server never compresses while a whole room is joining.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
// A folder of its own until everything is ready: a server that starts meanwhile finds the old one.
const fresh = join(here, `dist-${process.pid}`);

const ENTRIES = [
  "js/participant.tsx",
  "js/facilitator.tsx",
  "js/screen.tsx",
  "js/replay.tsx",
  "js/posted.ts",
  "css/participant.css",
  "css/facilitator.css",
  "css/screen.css",
  "css/replay.css",
  "css/pages.css",
];
// Knows the names of the files that it keeps, so it is bundled when these are known.
const WORKER = "js/service-worker.ts";
const TEXT = new Set([".js", ".css", ".svg", ".json"]);
const AS_FILES = [".woff2", ".svg", ".png", ".ico", ".webp"];

/** Pictures in static/img keep their plain name in the manifest, like the entries. */
async function pictures() {
  const folder = join(here, "img");
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((name) => AS_FILES.includes(extname(name))).map((name) => `img/${name}`);
}

/** `participant.tsx` is served as `participant.js`. */
function logicalName(source) {
  return basename(source).replace(/\.tsx?$/, ".js");
}

const options = {
  absWorkingDir: resolve(here, ".."),
  outdir: fresh,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  sourcemap: false,
  metafile: true,
  target: "es2020",
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
  logLevel: "warning",
};

/** Bundle `sources`, and return [plain name, hashed name] for each file that came out. */
async function bundle(sources, loaderForFiles, define = {}) {
  if (sources.length === 0) return [];
  const result = await build({
    ...options,
    define: { ...options.define, ...define },
    entryPoints: sources.map((source) => join(here, source)),
    loader: Object.fromEntries(AS_FILES.map((ending) => [ending, loaderForFiles])),
  });
  return Object.entries(result.metafile.outputs).map(([file, output]) => {
    const source = output.entryPoint ?? Object.keys(output.inputs)[0];
    return [logicalName(source), relative(fresh, resolve(options.absWorkingDir, file))];
  });
}

/** What the page needs that a device keeps: the participant's script and style, and the fonts of the style. */
async function kept(found) {
  const names = new Map(found);
  const style = await readFile(join(fresh, names.get("participant.css")), "utf-8");
  const fonts = [...names.values()].filter((name) => name.endsWith(".woff2") && style.includes(name));
  return [names.get("participant.js"), names.get("participant.css"), ...fonts];
}

async function compress(name) {
  const content = await readFile(join(fresh, name));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const br = brotliCompressSync(content, { params });
  await writeFile(join(fresh, `${name}.br`), br);
  await writeFile(join(fresh, `${name}.gz`), gzipSync(content, { level: 9 }));
  return [content.length, br.length];
}

async function main() {
  const missing = ENTRIES.filter((entry) => !existsSync(join(here, entry)));
  for (const entry of missing) console.log(`  not there yet, left out: static/${entry}`);
  await mkdir(fresh, { recursive: true });
  const found = [
    ...(await bundle(ENTRIES.filter((entry) => !missing.includes(entry)), "file")),
    ...(await bundle(await pictures(), "copy")),
  ];
  found.push(...(await bundle([WORKER], "file", { FILES: JSON.stringify(await kept(found)) })));

  const manifest = {};
  for (const [plain, hashed] of found.sort()) {
    if (plain in manifest && manifest[plain] !== hashed) throw new Error(`Two files would be called ${plain}.`);
    manifest[plain] = hashed;
  }
  for (const [plain, hashed] of Object.entries(manifest)) {
    if (!TEXT.has(extname(hashed))) continue;
    const [before, after] = await compress(hashed);
    console.log(`  ${plain.padEnd(20)} ${(before / 1024).toFixed(1).padStart(7)} kB, ${(after / 1024).toFixed(1)} kB compressed`);
  }
  await writeFile(join(fresh, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
}

try {
  await main();
} catch (error) {
  // esbuild has already printed file, line and reason of what it refuses.
  if (!error.errors) console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}
