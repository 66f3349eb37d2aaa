// Records every way in which two inserts at once into a classic map that is about to grow can end:
// `node scripts/record-map-outcomes.mjs [PREEMPTIONS]` (default 3). Explores src/scenarios/outcomes/two-inserts.go at runtime detail,
// all executions with no preemption, with at most one, and so on, and writes src/scenarios/map-outcomes.json: for each bound how many
// executions and classes there are and how often each end comes, and for each end what it is and a schedule that leads to it.
// Bound 3 takes a few seconds, 4 a few minutes, and with each one more about 25 times as long.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { fail, root, say } from "./process.mjs";

const GO = "1.23";
const program = join(root, "src/scenarios/outcomes/two-inserts.go");
const target = join(root, "src/scenarios/map-outcomes.json");

// The first line tells the ends of this program apart.
const endOf = ({ output }) => output.split("\n", 1)[0];

function explore(bound) {
  const words = [
    "explore",
    program,
    "--detail",
    "runtime",
    "--go",
    GO,
    "--strategy",
    "bounded",
    "--json",
    "--workers",
    "1",
  ];
  const limits = ["--max-preemptions", String(bound), "--max-executions", "1000000000", "--timeout", "3600"];
  const command = join(root, "dist-cli/raceweave.mjs");
  const { stdout, stderr } = spawnSync(process.execPath, [command, ...words, ...limits], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (stdout === "") fail(`raceweave said nothing: ${stderr}`);
  const result = JSON.parse(stdout);
  if (result.limits.length > 0) fail(`not explored whole: ${result.limits.map(({ message }) => message).join(" ")}`);
  return result;
}

ensureDependencies();
if (!ensureBuilt("cli")) fail("Building the command line failed; Vite says why above.");
const last = Number(process.argv[2] ?? 3);
const bounds = [];
let outcomes = [];
let isComplete = false;
for (let bound = 0; bound <= last && !isComplete; bound++) {
  const result = explore(bound);
  const { executions, redundant, steps } = result;
  const ends = result.outcomes.map((outcome) => ({ end: endOf(outcome), count: outcome.count }));
  bounds.push({ preemptions: bound, executions, classes: executions - redundant, steps, ends });
  say(`${bound} preemptions: ${executions} executions, ${executions - redundant} classes, ${ends.length} ends`);
  outcomes = result.outcomes.map((outcome) => ({
    end: endOf(outcome),
    kind: outcome.kind,
    verdicts: outcome.verdicts,
    schedule: outcome.schedule,
  }));
  isComplete = result.complete;
}
const recorded = { program: readFileSync(program, "utf8"), go: GO, isComplete, bounds, outcomes };
writeFileSync(target, `${JSON.stringify(recorded, undefined, 2)}\n`);
say(`Wrote ${target}`);
