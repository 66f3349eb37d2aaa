// Builds the app (dist/), the command line (dist-cli/raceweave.mjs) and the conformance runner beside it.
// `node scripts/build.mjs [app|cli|conformance]...`; the app and the command line if none.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDependencies } from "./dependencies.mjs";
import { fail, root, run, say, stampFolder } from "./process.mjs";

const inputs = ["src", "public", "index.html", "vite.config.ts", "scripts/csp.mjs", "package-lock.json"];

function describe(path) {
  if (!existsSync(path) || /\.test\.tsx?$/.test(path)) return "";
  const stat = statSync(path);
  if (!stat.isDirectory()) return `${path} ${stat.size} ${stat.mtimeMs}\n`;
  return readdirSync(path)
    .sort()
    .map((name) => describe(join(path, name)))
    .join("");
}

function inputsKey() {
  return createHash("sha256")
    .update(inputs.map((name) => describe(join(root, name))).join(""))
    .digest("hex");
}

/** Runs Vite's build without a shell between, so that ending us ends it. */
export function viteBuild(args) {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { NODE_ENV: _, ...env } = process.env; // Would leak into the bundle.
  return run(process.execPath, [vite, "build", "--logLevel", "warn", ...args], { env });
}

// One file, moved into place when complete: another command line may be starting, or building, at the same time.
function buildCommand(source, name) {
  const draft = join(stampFolder, `${name}-${process.pid}`);
  const isBuilt = viteBuild(["--ssr", source, "--outDir", draft, "--emptyOutDir"]);
  if (isBuilt) {
    mkdirSync(join(root, "dist-cli"), { recursive: true });
    renameSync(join(draft, "main.mjs"), join(root, "dist-cli", `${name}.mjs`));
  }
  rmSync(draft, { recursive: true, force: true });
  return isBuilt;
}

const targets = {
  app: { what: "the app", output: "dist/index.html", build: () => viteBuild([]) },
  cli: {
    what: "the command line",
    output: "dist-cli/raceweave.mjs",
    build: () => buildCommand("src/cli/main.ts", "raceweave"),
  },
  conformance: {
    what: "the conformance runner",
    output: "dist-cli/conformance.mjs",
    build: () => buildCommand("src/cli/conformance/main.ts", "conformance"),
  },
};

/** Builds "app" or "cli" if its sources changed since the last time. Returns false if the build failed. */
export function ensureBuilt(target) {
  const { what, output, build } = targets[target];
  const key = inputsKey();
  const stamp = join(stampFolder, `built-${target}`);
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, "utf8") === key) return true;
  say(`Building ${what}…`);
  if (!build()) return false;
  writeFileSync(stamp, key);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  ensureDependencies();
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : ["app", "cli"];
  for (const target of wanted) {
    if (!Object.hasOwn(targets, target)) fail(`There is no build called ${target}; there are ${Object.keys(targets)}.`);
    if (!ensureBuilt(target)) fail(`Building ${targets[target].what} failed; Vite says why above.`);
  }
}
