// The other side of a pool: explores pieces of one program's tree after the other.

import { PieceSearch } from "../explore/piece-search.ts";
import type { SearchContext } from "../explore/search-options.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import type { Compilation, Compiler } from "./compile.ts";
import type { LatePart, PartName } from "./library-text.ts";
import { contextFor, machineFor } from "./machine.ts";
import type { Assignment, PieceReply, PieceRequest } from "./pool.ts";

/** What the server needs of the world outside. */
export interface PieceServerHost {
  post(reply: PieceReply): void;
  /** A part that the compiler's library began without. */
  loadPart(name: PartName): Promise<LatePart>;
}

interface Program {
  readonly assignment: Assignment;
  readonly compilation: Compilation;
  readonly context: SearchContext;
  /** Keys of what was sent: see `PieceSearch`. */
  readonly sent: Set<string>;
}

export class PieceServer {
  private program: Program | undefined;
  /** Requests are served one after the other, also where a part of the library has to be fetched. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly compiler: Compiler,
    private readonly host: PieceServerHost,
  ) {}

  /** Serves one request, behind those before it. Fails when one of them has failed. */
  receive(request: PieceRequest): Promise<void> {
    this.last = this.last.then(() => this.serve(request));
    return this.last;
  }

  private async serve(request: PieceRequest): Promise<void> {
    if (request.kind === "assign") this.program = await this.compile(request.assignment);
    else if (request.job === this.program?.assignment.job) this.explore(this.program, request);
  }

  private async compile(assignment: Assignment): Promise<Program> {
    const detail = mapProgramOf(assignment.options);
    await this.completeFor(this.compiler.lacks(detail));
    let compilation = this.compileText(assignment);
    while (await this.completeFor(this.compiler.lacks(detail, compilation))) {
      compilation = this.compileText(assignment);
    }
    const context = contextFor(compilation, machineFor(compilation, assignment.options));
    return { assignment, compilation, context, sent: new Set() };
  }

  // True when something was missing.
  private async completeFor(name: PartName | undefined): Promise<boolean> {
    if (name === undefined) return false;
    this.compiler.complete(name, await this.host.loadPart(name));
    return true;
  }

  private compileText({ source, fileName, options }: Assignment): Compilation {
    const { goMinor, entry } = options;
    return this.compiler.compile(source, {
      fileName,
      goMinor,
      entry,
      ...mapProgramOf(options),
      takesFirstEntry: true,
    });
  }

  private explore(program: Program, { job, piece }: Extract<PieceRequest, { kind: "piece" }>): void {
    const { compilation, assignment, context, sent } = program;
    const machine = machineFor(compilation, assignment.options);
    const search = new PieceSearch(machine, context, assignment.options, piece, sent);
    for (;;) {
      const result = search.work();
      if (result === undefined) continue;
      this.host.post({ job, result });
      return;
    }
  }
}
