// The other side of a pool: explores pieces of one program's tree after the other.

import { PieceSearch } from "../explore/piece-search.ts";
import { type SearchContext, siteFactsOf } from "../explore/search-options.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import type { Compilation, Compiler } from "./compile.ts";
import type { LibraryPart } from "./library-text.ts";
import { machineFor } from "./machine.ts";
import type { Assignment, PieceReply, PieceRequest } from "./pool.ts";

/** What the server needs of the world outside. */
export interface PieceServerHost {
  post(reply: PieceReply): void;
  /** What the compiler's library began without. */
  loadRest(): Promise<LibraryPart>;
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
    let compilation = this.compileText(assignment);
    if (this.compiler.isProvisional(compilation)) {
      this.compiler.complete(await this.host.loadRest());
      compilation = this.compileText(assignment);
    }
    const { resolve, testName } = compilation;
    const facts = siteFactsOf(machineFor(compilation, assignment.options));
    return { assignment, compilation, context: { resolve, testName, facts }, sent: new Set() };
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
