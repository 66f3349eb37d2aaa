// From text to a checked and lowered program.
import { check, compile } from "./engine.ts";
import { type Measure, nanosecondsPer } from "./measure.ts";
import { fileOfLines } from "./programs.ts";

const NS_PER_MS = 1e6;

type Work = (source: string) => unknown;

/** Alternates two texts that differ in one character, as typing does. */
function keystrokes(source: string, work: Work): () => number {
  return alternate([source, source.replace("total += v", "total +=  v")], work);
}

/** Alternates two texts that have nothing in common but their packages. */
function files(source: string, work: Work): () => number {
  return alternate([source, source.replaceAll("Store", "Other").replaceAll("key", "name")], work);
}

function alternate(texts: readonly string[], work: Work): () => number {
  let n = 0;
  return () => {
    work(texts[n++ % texts.length] ?? "");
    return 1;
  };
}

export const measures: Measure[] = [
  {
    name: "keystroke in a 300-line file to diagnostics (parse, check, lower)",
    unit: "ms",
    better: "lower",
    run: () => nanosecondsPer(keystrokes(fileOfLines(300), compile)) / NS_PER_MS,
  },
  {
    name: "keystroke in a 1,000-line file to diagnostics (parse, check)",
    unit: "ms",
    better: "lower",
    run: () => nanosecondsPer(keystrokes(fileOfLines(1000), check)) / NS_PER_MS,
  },
  {
    name: "another 1,000-line file to diagnostics (parse, check)",
    unit: "ms",
    better: "lower",
    run: () => nanosecondsPer(files(fileOfLines(1000), check)) / NS_PER_MS,
  },
];
