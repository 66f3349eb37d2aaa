// The Node version and node_modules.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, root, run, say, stampFolder } from "./process.mjs";

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!isSupported)
    fail(`Raceweave needs Node 20.19 or later (22.12 or later in the 22 line); this is ${process.versions.node}.`);
}

// Settings of the npm that started us reach the npm we start through the environment, and some would change the install.
function installEnvironment() {
  const isHarmful =
    /^(NODE_ENV|npm_(lifecycle_.*|package_.*|config_(ignore_scripts|omit|include|only|prefix|global|production|workspaces?|dry_run)))$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isHarmful.test(name)));
}

function npmCi() {
  const args = ["ci", "--no-audit", "--no-fund", "--include=dev", "--ignore-scripts"];
  const npm = process.env.npm_execpath;
  const options = { env: installEnvironment() };
  if (npm?.endsWith(".js")) return run(process.execPath, [npm, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Installs what package-lock.json says, unless that was done already for this lock, Node ABI and platform. */
export function ensureDependencies() {
  checkNode();
  const key = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
    .digest("hex");
  const stamp = join(stampFolder, "dependencies");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  say("Installing dependencies (first run, or package-lock.json changed)…");
  if (!npmCi())
    fail("Installing dependencies failed; npm says why above. Check the network and the registry, then run it again.");
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stamp, key);
}
