// What the front end says about a program: one message per mistake, with a stable code and a place.

import type { Span } from "./source.ts";

export type Severity = "error" | "warning" | "note";

/**
 * A message about source text. `code` is stable (JSON, links, tests): Go's own error code name in kebab case where there
 * is one (`undeclared-name`, `unused-var`), `syntax`, or `unsupported-…` for what Raceweave does not run yet.
 */
export interface Diagnostic extends Span {
  readonly code: string;
  readonly severity: Severity;
  /** In the wording of the Go compiler where there is one. No position prefix. */
  readonly message: string;
}

/** Collects diagnostics; `maxErrors` more are counted but not kept. */
export class DiagnosticList {
  readonly items: Diagnostic[] = [];
  private errors = 0;
  constructor(private readonly maxErrors = 100) {}

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  add(diagnostic: Diagnostic): void {
    if (diagnostic.severity === "error") this.errors++;
    if (this.items.length < this.maxErrors) this.items.push(diagnostic);
  }

  error(span: Span, code: string, message: string): void {
    this.add({ pos: span.pos, end: span.end, code, severity: "error", message });
  }
}
