// What the scripts share: where the project is, how they run a program and how they say what they do. No dependencies:
// these run before node_modules exists. Messages go to stderr, so that a program's own output stays clean.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Where the scripts remember what they have done; gone with node_modules, which is when it has to be done again. */
export const stampFolder = join(root, "node_modules", ".bootstrap");

export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** Ends the process with a message that tells the person what to do. */
export function fail(message) {
  say(`\n✖ ${message}\n`);
  process.exit(1);
}

/** Runs a program with its output on our stderr; true if it ended with status 0 in time. */
export function run(command, args, options = {}) {
  say(`› ${command === process.execPath ? "node" : command} ${args.join(" ").replaceAll(root, "")}`);
  return spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options }).status === 0;
}
