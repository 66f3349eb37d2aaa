// Lines and their cells, the same for both runtimes' maps: eight cells, each with a tag of one byte, a key and a value.

import type { CellLayout, MapPosition } from "../../trace/map-view.ts";
import {
  type CellKind,
  type CellScene,
  Holders,
  hexByte,
  type LineFacts,
  LineScene,
  lineSpan,
  type Span,
  spansOf,
  type Touch,
  touchedPart,
} from "./model.ts";

/** A bucket or a group: by cell, its tophash or control byte, its key and its value. */
export interface LineContents {
  readonly address: number;
  readonly tags: readonly number[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

export class LineBuilder {
  private readonly holders: Holders;
  /** Of a line's cells, from its address on. */
  private readonly extent: Span;

  constructor(
    private readonly map: { readonly layout: CellLayout; readonly positions: readonly MapPosition[] },
    private readonly touch: Touch | undefined,
    private readonly kindOf: (tag: number) => CellKind,
  ) {
    this.holders = new Holders(map.positions);
    this.extent = lineSpan(map.layout, 0);
  }

  line(contents: LineContents, place: Pick<LineFacts, "index" | "depth" | "state" | "iterators">): LineScene {
    const { address, tags, keys } = contents;
    const facts: LineFacts = {
      ...place,
      address,
      span: { from: address + this.extent.from, to: address + this.extent.to },
      kinds: tags.map((tag) => this.kindOf(tag)),
      keys,
      holders: this.holders.of(address),
    };
    return new LineScene(facts, () => tags.map((tag, slot) => this.cell(contents, slot, tag)));
  }

  private cell({ address, keys, values }: LineContents, slot: number, tag: number): CellScene {
    const spans = spansOf(this.map.layout, address, slot);
    return {
      kind: this.kindOf(tag),
      tag: hexByte(tag),
      key: keys[slot] ?? "",
      value: values[slot] ?? "",
      spans,
      touched: touchedPart(this.touch, spans),
      holders: this.holders.at(address, slot),
    };
  }
}
