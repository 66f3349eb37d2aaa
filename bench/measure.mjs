// Runs the measures of one built benchmark file. `node bench/measure.mjs FILE [PART OF A NAME]...`
import { pathToFileURL } from "node:url";
import { isWanted, report } from "./summary.mjs";

const nSamples = 5;
const [file, ...parts] = process.argv.slice(2);
const { measures } = await import(pathToFileURL(file).href);
for (const measure of measures) {
  if (!isWanted(measure.name, parts)) continue;
  if (!measure.isOnce) await measure.run(); // Compiles the hot paths; not counted.
  const samples = [];
  for (let i = 0; i < (measure.isOnce ? 1 : nSamples); i++) samples.push(await measure.run());
  report(measure, samples);
}
