// Finds a Chromium (or Chrome, or Edge) for the browser tests; installs one if there is none.
import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, run, say, stampFolder } from "./process.mjs";

const installLimitMs = 60_000;
const stamp = join(stampFolder, "chromium");

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function which(name) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function findInstalled() {
  const { CHROMIUM_PATH, CHROME_PATH, CHROME_BIN, PUPPETEER_EXECUTABLE_PATH } = process.env;
  const candidates = [
    ...[CHROMIUM_PATH, CHROME_PATH, CHROME_BIN, PUPPETEER_EXECUTABLE_PATH],
    ...["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"].map(which),
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ];
  return candidates.filter((path) => path && isExecutable(path)).find(answers);
}

// Some distributions put a script there that only says how to install the browser. On Windows a browser prints nothing.
function answers(path) {
  return process.platform === "win32" || spawnSync(path, ["--version"], { timeout: 15_000 }).status === 0;
}

// Undefined if this system has no apt-get, or we may not use it.
function aptPrefix() {
  if (!which("apt-get")) return undefined;
  if (process.getuid?.() === 0) return [];
  return which("sudo") && spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : undefined;
}

function installWithApt() {
  const prefix = aptPrefix();
  if (prefix === undefined) return false;
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args];
    return run(command, rest, { stdio: ["ignore", "ignore", 2] });
  };
  // The lists may be missing or old; a mirror that is down for the update may still serve the package.
  apt("update");
  return apt("install", "-y", "--no-install-recommends", "chromium");
}

function playwrightLaunches() {
  const script = "(await (await import('@playwright/test')).chromium.launch()).close()";
  return (
    spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, timeout: 30_000 }).status === 0
  );
}

function installWithPlaywright() {
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  return run(process.execPath, [cli, "install", "--only-shell", "chromium"], { env, timeout: installLimitMs });
}

function record(path) {
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stamp, path);
  return true;
}

/**
 * Records in node_modules/.bootstrap/chromium which browser the tests use; empty means Playwright's own.
 * Returns false if there is none and none could be installed.
 */
export function ensureChromium() {
  const installed = findInstalled();
  if (installed) return record(installed);
  if (playwrightLaunches()) return record("");
  say("No Chromium, Chrome or Edge found: installing one for the browser tests…");
  if (installWithApt()) {
    const path = findInstalled();
    if (path) return record(path);
  }
  return installWithPlaywright() && playwrightLaunches() && record("");
}

/** The browser that ensureChromium recorded, or undefined for Playwright's own. */
export function recordedChromium() {
  try {
    return readFileSync(stamp, "utf8") || undefined;
  } catch {
    return undefined;
  }
}
