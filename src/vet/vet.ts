// Says about a program what `go vet` says: its analyses of concurrency, and some small ones. The others (printf, struct tags, …) are
// not here: what they object to never depends on a schedule.

import type { Diagnostic } from "../base/diagnostics.ts";
import type { FileSet } from "../base/source.ts";
import type { File } from "../syntax/ast.ts";
import type { Package } from "../types/info.ts";
import type { Analysis } from "./analysis.ts";
import { Pass } from "./analysis.ts";
import { atomic } from "./atomic.ts";
import { copylocks } from "./copylocks.ts";
import { loopclosure } from "./loopclosure.ts";
import { lostcancel } from "./lostcancel.ts";
import { assign, defers, nilfunc } from "./misuse.ts";
import { testinggoroutine } from "./testinggoroutine.ts";
import { waitgroup } from "./waitgroup.ts";

/** In alphabetical order of their names in `go vet`. */
export const ANALYSES: readonly Analysis[] = [
  assign,
  atomic,
  copylocks,
  defers,
  loopclosure,
  lostcancel,
  nilfunc,
  testinggoroutine,
  waitgroup,
];

/**
 * Warnings about `files` of a package that type-checks, in source order; codes are `vet-` and the analysis's name. Cost: linear in
 * the source, once for each analysis.
 */
export function vet(pkg: Package, files: readonly File[], fileSet: FileSet): readonly Diagnostic[] {
  const found = ANALYSES.flatMap((analysis) => {
    const pass = new Pass(analysis.name, pkg, files, fileSet);
    analysis.run(pass);
    return pass.diagnostics;
  });
  return found.sort((a, b) => a.pos - b.pos);
}
