// Records every way in which two inserts at once into a classic map can end: `node scripts/record-map-outcomes.mjs [PREEMPTIONS]`
// (default 4). Writes src/scenarios/map-outcomes.json. Into a map that is about to grow (src/scenarios/outcomes/two-inserts.go): all
// executions with no preemption, with at most one, and so on; for each bound how many executions and classes there are and how often each end comes,
// and for each end what it is and a schedule that leads to it. Bound 3 takes a few seconds, 4 a few minutes, and with each one more about
// 25 times as long. Into an empty map (two-inserts-empty.go), which does not grow: all executions there are.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { fail, root, say } from "./process.mjs";

const GO = "1.23";
const growing = join(root, "src/scenarios/outcomes/two-inserts.go");
const empty = join(root, "src/scenarios/outcomes/two-inserts-empty.go");
const target = join(root, "src/scenarios/map-outcomes.json");

// The first line tells the ends of this program apart.
const endOf = ({ output }) => output.split("\n", 1)[0];

function explore(program, strategy) {
  const words = ["explore", program, "--detail", "runtime", "--go", GO, "--json", "--workers", "1"];
  const limits = ["--max-executions", "1000000000", "--timeout", "3600", ...strategy];
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

// What one exploration says, with the number of classes.
function countsOf({ executions, redundant, steps, outcomes }) {
  const ends = outcomes.map((outcome) => ({ end: endOf(outcome), count: outcome.count }));
  return { executions, classes: executions - redundant, steps, ends };
}

const witnessesOf = ({ outcomes }) =>
  outcomes.map((outcome) => ({
    end: endOf(outcome),
    kind: outcome.kind,
    verdicts: outcome.verdicts,
    schedule: outcome.schedule,
  }));

ensureDependencies();
if (!ensureBuilt("cli")) fail("Building the command line failed; Vite says why above.");
const last = Number(process.argv[2] ?? 4);
const bounds = [];
let outcomes = [];
for (let preemptions = 0; preemptions <= last; preemptions++) {
  const result = explore(growing, ["--strategy", "bounded", "--max-preemptions", String(preemptions)]);
  const counts = countsOf(result);
  bounds.push({ preemptions, isComplete: result.complete, ...counts });
  say(
    `${preemptions} preemptions: ${counts.executions} executions, ${counts.classes} classes, ${counts.ends.length} ends`,
  );
  outcomes = witnessesOf(result);
  if (result.complete) break;
}
const whole = explore(empty, ["--strategy", "dpor"]);
if (!whole.complete) fail("the search of the empty map was not complete");
say(`empty map: ${whole.executions} executions, ${whole.outcomes.length} ends, complete`);
const recorded = {
  go: GO,
  growing: { program: readFileSync(growing, "utf8"), bounds, outcomes },
  empty: { program: readFileSync(empty, "utf8"), ...countsOf(whole), outcomes: witnessesOf(whole) },
};
writeFileSync(target, `${JSON.stringify(recorded, undefined, 2)}\n`);
say(`Wrote ${target}`);
