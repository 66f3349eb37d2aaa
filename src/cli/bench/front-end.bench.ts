// From text to a checked and lowered program.
import { compile } from "./engine.ts";
import { type Measure, nanosecondsPer } from "./measure.ts";
import { fileOfLines } from "./programs.ts";

const NS_PER_MS = 1e6;

/** Alternates two texts that differ in one character, as typing does. */
function keystrokes(source: string): () => number {
  const texts = [source, source.replace("total += v", "total +=  v")];
  let n = 0;
  return () => {
    compile(texts[n++ % 2] ?? "");
    return 1;
  };
}

/** Alternates two texts that have nothing in common but their packages. */
function files(source: string): () => number {
  const texts = [source, source.replaceAll("Store", "Other").replaceAll("key", "name")];
  let n = 0;
  return () => {
    compile(texts[n++ % 2] ?? "");
    return 1;
  };
}

export const measures: Measure[] = [
  {
    name: "keystroke in a 300-line file to diagnostics (parse, check, lower)",
    unit: "ms",
    better: "lower",
    run: () => nanosecondsPer(keystrokes(fileOfLines(300))) / NS_PER_MS,
  },
  {
    name: "keystroke in a 1,000-line file to diagnostics (parse, check, lower)",
    unit: "ms",
    better: "lower",
    run: () => nanosecondsPer(keystrokes(fileOfLines(1000))) / NS_PER_MS,
  },
  {
    name: "another 1,000-line file to diagnostics (parse, check, lower)",
    unit: "ms",
    better: "lower",
    run: () => nanosecondsPer(files(fileOfLines(1000))) / NS_PER_MS,
  },
];
