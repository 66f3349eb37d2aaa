// Inputs that once were wrong, kept as files: `<name>.<minor>-<detail>-<time>-<seed>.go`.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Input } from "./input.ts";

const NAME = /^(.+)\.(\d+)-(operation|runtime)-(ordered|drift)-(\d+)\.go$/;

export interface Crash {
  readonly name: string;
  readonly input: Input;
}

/** Every kept input, in the order of their names. */
export function readCrashes(folder: string): readonly Crash[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".go"));
  return files.sort().map((file) => ({ name: file, input: inputOf(file, readFileSync(join(folder, file), "utf8")) }));
}

function inputOf(file: string, text: string): Input {
  const [, , goMinor, mapDetail, time, seed] = NAME.exec(file) ?? [];
  if ((mapDetail !== "operation" && mapDetail !== "runtime") || (time !== "ordered" && time !== "drift"))
    throw new Error(`${file}: expected <name>.<minor>-<detail>-<time>-<seed>.go`);
  return { kind: "corpus", text, options: { goMinor: Number(goMinor), mapDetail, time, seed: Number(seed) } };
}

/** Keeps an input; returns the file's name. */
export function keepCrash(folder: string, signature: string, { text, options }: Input): string {
  const { goMinor, mapDetail, time, seed } = options;
  const words = signature.toLowerCase().match(/[a-z]+/g) ?? [];
  const stem = words
    .filter((word) => !/^(error|internalerror|at|a|the)$/.test(word))
    .slice(0, 5)
    .join("-");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 6);
  const file = `${stem}-${hash}.${goMinor}-${mapDetail}-${time}-${seed}.go`;
  writeFileSync(join(folder, file), text);
  return file;
}
