// The rows of a recording, in typed columns: what the trace's events will be, and what the machine was told.

import { Int32Column } from "../base/columns.ts";
import { OP_SELECT_DEFAULT } from "../trace/operation.ts";
import type { EventColumns } from "../trace/trace.ts";
import type { LastEvent } from "../vm/api.ts";
import type { ChoiceColumns } from "./player.ts";

export class RecordedRows {
  private readonly kind = new Int32Column();
  /** The machine's own goroutine indices, as are those of partners. */
  private readonly goroutine = new Int32Column();
  private readonly object = new Int32Column();
  private readonly extent = new Int32Column();
  private readonly partner = new Int32Column();
  private readonly site = new Int32Column();
  private readonly stack = new Int32Column();
  private readonly alternative = new Int32Column();

  get length(): number {
    return this.kind.length;
  }

  /** `site` and `stack` as the trace numbers them. */
  push(
    { kind, goroutine, object, extent, partner }: LastEvent,
    alternative: number,
    site: number,
    stack: number,
  ): void {
    this.kind.push(kind);
    this.goroutine.push(goroutine);
    this.object.push(kind === OP_SELECT_DEFAULT ? -1 : object);
    this.extent.push(extent);
    this.partner.push(partner);
    this.site.push(site);
    this.stack.push(stack);
    this.alternative.push(alternative);
  }

  /** `numberOf`: the trace's number of a goroutine index. */
  events(numberOf: (goroutine: number) => number): EventColumns {
    return {
      length: this.length,
      kind: this.kind.toArray(),
      goroutine: this.goroutine.toArray().map(numberOf),
      object: this.object.toArray(),
      extent: this.extent.toArray(),
      partner: this.partner.toArray().map((g) => (g < 0 ? g : numberOf(g))),
      site: this.site.toArray(),
      stack: this.stack.toArray(),
    };
  }

  choices(): ChoiceColumns {
    const { length } = this;
    // A machine has fewer goroutines than would not fit.
    return { length, goroutine: Uint16Array.from(this.goroutine.toArray()), alternative: this.alternative.toArray() };
  }
}
