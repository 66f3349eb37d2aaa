// Workers that explore pieces of a large search tree for another one. They are started when the first piece is theirs, compile the
// program themselves, and stay for the next program.

import type { Colleague } from "../explore/crew.ts";
import type { Piece, PieceResult } from "../explore/piece.ts";
import type { RunOptions } from "../trace/options.ts";

/** The program whose tree is explored; results of an earlier one are not wanted any more. */
export interface Assignment {
  readonly job: number;
  readonly source: string;
  readonly fileName: string;
  readonly options: RunOptions;
}

/** What a worker for pieces is told. */
export type PieceRequest =
  | { readonly kind: "assign"; readonly assignment: Assignment }
  | { readonly kind: "piece"; readonly job: number; readonly piece: Piece };

/** What it answers; to each piece one result. */
export interface PieceReply {
  readonly job: number;
  readonly result: PieceResult;
}

/** A worker for pieces as this side sees it. `onFailure`: it has failed, and answers no more. */
export interface PiecePort {
  post(request: PieceRequest): void;
  listen(onReply: (reply: PieceReply) => void, onFailure: () => void): void;
  /** Ends the worker, whatever it does. */
  close(): void;
}

/** Starts and keeps workers. */
export class Pool {
  private readonly workers: PoolWorker[];
  private job = 0;

  /** @param size workers besides the one that asks. */
  constructor(start: () => PiecePort, size: number) {
    this.workers = Array.from({ length: size }, () => new PoolWorker(start));
  }

  /** The workers, for one program; whoever asked before does not get answers any more. */
  assign(program: Omit<Assignment, "job">): readonly Colleague[] {
    const assignment = { job: ++this.job, ...program };
    for (const worker of this.workers) worker.assign(assignment);
    return this.workers;
  }

  /** Ends all workers. */
  close(): void {
    for (const worker of this.workers) worker.close();
  }
}

class PoolWorker implements Colleague {
  private port: PiecePort | undefined;
  private hasFailed = false;
  private assignment: Assignment | undefined;
  private isAssigned = false;
  private pieces: Piece[] = [];
  private results: PieceResult[] = [];

  constructor(private readonly start: () => PiecePort) {}

  assign(assignment: Assignment): void {
    this.assignment = assignment;
    this.isAssigned = false;
    this.pieces = [];
    this.results = [];
  }

  get nPieces(): number {
    return this.hasFailed ? Number.POSITIVE_INFINITY : this.pieces.length;
  }

  submit(piece: Piece): void {
    const { assignment } = this;
    if (assignment === undefined) return;
    this.pieces.push(piece);
    this.port ??= this.begin();
    if (!this.isAssigned) this.port.post({ kind: "assign", assignment });
    this.isAssigned = true;
    this.port.post({ kind: "piece", job: assignment.job, piece });
  }

  collect(): readonly PieceResult[] {
    const { results } = this;
    this.results = [];
    return results;
  }

  giveUp(): readonly Piece[] {
    return this.hasFailed ? this.pieces.splice(0) : [];
  }

  close(): void {
    this.port?.close();
    this.port = undefined;
  }

  private begin(): PiecePort {
    const port = this.start();
    port.listen(
      ({ job, result }) => {
        if (job !== this.assignment?.job) return;
        this.pieces = this.pieces.filter(({ number }) => number !== result.number);
        this.results.push(result);
      },
      () => {
        this.hasFailed = true;
      },
    );
    return port;
  }
}
