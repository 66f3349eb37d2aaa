// The programs that mutations start from: everything in Go that the repository has outside the library.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = [
  "src/scenarios",
  "src/cli/golden",
  "src/cli/cases",
  "src/cli/go-test",
  "src/types/testdata",
  "src/cli/fuzz/crashes",
];
/** Longer ones take long and hide what is small. */
const MAX_LENGTH = 8000;

/** Texts in a fixed order; `root` is the repository's folder. */
export function readCorpus(root: string): readonly string[] {
  return FOLDERS.flatMap((folder) => goFiles(join(root, folder)))
    .map((path) => readFileSync(path, "utf8"))
    .filter((text) => text.length <= MAX_LENGTH);
}

function goFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".go"))
    .sort()
    .map((name) => join(folder, name));
}
