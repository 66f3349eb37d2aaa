// Who works on pieces of a search tree: this thread alone, or with others.

import type { Piece, PieceResult } from "./piece.ts";
import type { PieceSearch } from "./piece-search.ts";
import type { Crew } from "./search-options.ts";

/** Executions after which a tree counts as large. */
const DIVIDE_AFTER = 20_000;
/** Where more branches than this part come up at shared nodes, pieces are small, and to keep them in step costs more than it brings. */
const MAX_SHARED = 0.1;

/** Another worker. Takes pieces in the order of their numbers, and says so when one is done. */
export interface Colleague {
  /** Pieces that it has and is not done with. */
  readonly nPieces: number;
  submit(piece: Piece): void;
  /** Results since the last call. */
  collect(): readonly PieceResult[];
  /** Pieces that it has not done and will not do, because it has failed. */
  giveUp(): readonly Piece[];
}

/** A colleague has one piece to work on and one to go on with. */
const MAX_PIECES = 2;

/** This thread, with any number of colleagues. */
export class WorkingCrew implements Crew {
  private readonly waiting: Piece[] = [];
  private current: PieceSearch | undefined;

  /** Keys of what this thread has sent; see `PieceSearch`. */
  private readonly sent = new Set<string>();

  /** @param begin begins the search of a piece on this thread. */
  constructor(
    private readonly begin: (piece: Piece, sent: Set<string>) => PieceSearch,
    private readonly colleagues: readonly Colleague[] = [],
    readonly divideAfter = DIVIDE_AFTER,
    readonly maxShared = MAX_SHARED,
  ) {}

  submit(piece: Piece): void {
    this.waiting.push(piece);
  }

  poll(): readonly PieceResult[] {
    const results = this.colleagues.flatMap((colleague) => colleague.collect());
    this.takeOver();
    this.delegate();
    const own = this.work();
    if (own !== undefined) results.push(own);
    return results;
  }

  // Pieces come out of order now: what was sent with a later one may belong to an earlier one.
  private takeOver(): void {
    const pieces = this.colleagues.flatMap((colleague) => colleague.giveUp());
    if (pieces.length === 0) return;
    this.waiting.unshift(...pieces);
    this.sent.clear();
  }

  // In turn: who has less to do gets the next piece.
  private delegate(): void {
    for (let nPieces = 0; nPieces < MAX_PIECES; nPieces++) {
      for (const colleague of this.colleagues) {
        if (colleague.nPieces > nPieces) continue;
        const piece = this.waiting.shift();
        if (piece === undefined) return;
        colleague.submit(piece);
      }
    }
  }

  private work(): PieceResult | undefined {
    if (this.current === undefined) {
      const piece = this.waiting.shift();
      if (piece === undefined) return undefined;
      this.current = this.begin(piece, this.sent);
    }
    const result = this.current.work();
    if (result !== undefined) this.current = undefined;
    return result;
  }
}
