// Traces drawn as text, for tests: a column per goroutine, a row per step.
//
//   G1      G2          G3
//   go G2
//   go G3
//           read x
//                       write x 2 @7      extent 2, at line 7 instead of the row's own number
//           rendezvous ch G3
//           send jobs 1                   extent: the capacity
//           write ready =true             the value
//           ~lock mu                      no event: waits for it at the end
//   end deadlock
//
// An operation goes by its name in `OPERATION_NAMES`. Objects get addresses 64 apart; `x+1` is the cell behind `x`.

import { assert } from "../base/assert.ts";
import { Int32Column } from "../base/columns.ts";
import { OP_GO, OP_RENDEZVOUS, OPERATION_NAMES } from "./operation.ts";
import { DEFAULT_SCHEDULE } from "./schedule.ts";
import type { EventColumns, Site, Trace, TraceEnd, TraceGoroutine, TraceObject } from "./trace.ts";

interface Cell {
  readonly goroutine: number;
  readonly isBlocked: boolean;
  readonly kind: number;
  readonly object: number;
  readonly extent: number;
  readonly partner: number;
  readonly site: number;
  readonly value: string;
}

/** The trace that the picture shows. Errors: an `InternalError` that names the row. */
export function traceOfPicture(picture: string): Trace {
  const lines = picture.split("\n").filter((line) => line.trim() !== "");
  const header = [...(lines[0] ?? "").matchAll(/\S+/g)].map(({ index }) => index);
  const reader = new PictureReader();
  const cells: Cell[] = [];
  let end: TraceEnd["kind"] = "exit";
  lines.slice(1).forEach((line, row) => {
    const words = line.trim().split(/\s+/);
    const start = line.length - line.trimStart().length;
    const goroutine = header.filter((column) => column <= start).length - 1;
    if (words[0] === "end") end = words[1] as TraceEnd["kind"];
    else cells.push(reader.read(goroutine, words, row + 1));
  });
  return build(reader, header.length, cells, end);
}

class PictureReader {
  readonly objects: TraceObject[] = [];
  readonly sites: Site[] = [];

  read(goroutine: number, words: readonly string[], row: number): Cell {
    const [word = "", ...operands] = words;
    const isBlocked = word.startsWith("~");
    const kind = OPERATION_NAMES.indexOf(isBlocked ? word.slice(1) : word);
    assert(kind > 0 && goroutine >= 0, `row ${row}: no such operation or column`, { words });
    const at = operands.find((operand) => operand.startsWith("@"));
    const value = operands.find((operand) => operand.startsWith("="));
    const extent = operands.find((operand) => /^-?\d+$/.test(operand));
    const partner = operands.find((operand) => /^G\d+$/.test(operand));
    const object = operands.find((operand) => ![at, extent, partner, value].includes(operand));
    return {
      goroutine,
      isBlocked,
      kind,
      object: object === undefined ? -1 : this.address(object),
      extent: extent === undefined ? 1 : Number(extent),
      partner: partner === undefined ? -1 : Number(partner.slice(1)) - 1,
      value: value?.slice(1) ?? "",
      site: this.site(at === undefined ? row : Number(at.slice(1)), goroutine, object?.split("+")[0] ?? ""),
    };
  }

  private address(text: string): number {
    const [name = "", offset = "0"] = text.split("+");
    let index = this.objects.findIndex((object) => object.name === name);
    if (index < 0)
      index = this.objects.push({ address: 64 * (this.objects.length + 1), kind: "variable", name, type: "int" }) - 1;
    return 64 * (index + 1) + Number(offset);
  }

  private site(line: number, goroutine: number, expression: string): number {
    const site: Site = {
      file: "main.go",
      line,
      column: 1,
      function: `main.g${goroutine + 1}`,
      isUser: true,
      expression,
    };
    const known = this.sites.findIndex((other) => other.line === line && other.expression === expression);
    return known >= 0 ? known : this.sites.push(site) - 1;
  }
}

function build(reader: PictureReader, nGoroutines: number, cells: readonly Cell[], end: TraceEnd["kind"]): Trace {
  const events = cells.filter((cell) => !cell.isBlocked);
  const goroutines = Array.from({ length: nGoroutines }, (_, i): TraceGoroutine => {
    const creation = events.find(({ kind, partner }) => kind === OP_GO && partner === i);
    return {
      path: i === 0 ? "" : `${i - 1}`,
      function: `main.g${i + 1}`,
      parent: creation?.goroutine ?? (i === 0 ? -1 : 0),
      createdAt: creation?.site ?? -1,
      isSystem: false,
    };
  });
  const blocked = cells.filter((cell) => cell.isBlocked);
  return {
    goroutines,
    objects: reader.objects,
    sites: reader.sites,
    stacks: [],
    events: columnsOf(events),
    values: events.map(({ value }) => value),
    output: "",
    end: { kind: end, exitCode: end === "exit" ? 0 : 2, text: "", goroutine: -1 },
    schedule: DEFAULT_SCHEDULE,
    hash: 0,
    blocked: blocked.map(({ goroutine, object, kind, site }) => ({ goroutine, object, kind, site })),
  };
}

function columnsOf(events: readonly Cell[]): EventColumns {
  const column = (value: (cell: Cell) => number): Int32Array<ArrayBuffer> => {
    const result = new Int32Column();
    for (const event of events) result.push(value(event));
    return result.toArray();
  };
  for (const { kind, partner } of events)
    assert((kind !== OP_GO && kind !== OP_RENDEZVOUS) || partner >= 0, "go and rendezvous name a goroutine");
  return {
    length: events.length,
    kind: column(({ kind }) => kind),
    goroutine: column(({ goroutine }) => goroutine),
    object: column(({ object }) => object),
    extent: column(({ extent }) => extent),
    partner: column(({ partner }) => partner),
    site: column(({ site }) => site),
    stack: column(() => -1),
  };
}
