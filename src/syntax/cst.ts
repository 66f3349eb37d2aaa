// The only importer of web-tree-sitter: text in, a flat copy of the concrete syntax tree out. Incremental between calls.
// The copy is typed columns in preorder, so that nothing above depends on the parser's heap or on recursion.

import { Edit, Language, Parser, type Point, type Tree, type TreeCursor } from "web-tree-sitter";
import { assert } from "../base/assert.ts";
import type { SourceFile } from "../base/source.ts";
import type { Comment, File } from "./ast.ts";
import { readGrammar } from "./grammar/grammar-file.ts";
import { MAX_SOURCE_LENGTH } from "./limits.ts";
import type { TokenList } from "./tokens/scanner.ts";

/** Where the two wasm files come from: addresses (browser) or bytes (Node, tests). */
export interface ParserAssets {
  readonly runtimeWasm: string | Uint8Array;
  readonly grammarWasm: string | Uint8Array;
}

/** Names by symbol and field number, and which symbols are named nodes. */
interface Grammar {
  readonly types: readonly string[];
  readonly isNamed: readonly boolean[];
  readonly fields: readonly string[];
}

/**
 * A concrete syntax tree as columns in preorder; node 0 is the root, the children of `i` are `i + 1`, `next[i + 1]`, … up to
 * `next[i]`. Comments are left out. Holds wasm memory until `dispose()` or until it is handed to `parse` as `previous`.
 */
export class Cst {
  readonly symbols: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly fieldIds: Uint8Array;
  /** Index behind the node's last descendant. */
  readonly next: Uint32Array;
  nNodes = 0;
  /** Nesting of the deepest node copied. */
  depth = 0;
  /** The grammar could not read the text, or its work budget was used up: only the text itself can be trusted. */
  readonly hasError: boolean;

  /** @param tree undefined when the budget was used up. Owned from here on. */
  constructor(
    readonly text: string,
    private tree: Tree | undefined,
    readonly grammar: Grammar,
  ) {
    this.hasError = tree === undefined || tree.rootNode.hasError;
    const size = tree === undefined || this.hasError ? 0 : tree.rootNode.descendantCount;
    this.symbols = new Uint16Array(size);
    this.starts = new Uint32Array(size);
    this.ends = new Uint32Array(size);
    this.fieldIds = new Uint8Array(size);
    this.next = new Uint32Array(size);
    if (tree !== undefined && !this.hasError) this.copy(tree.walk());
  }

  /** Grammar name of node `i`, such as `call_expression` or `+=`. */
  type(i: number): string {
    return this.grammar.types[this.symbols[i] ?? 0] ?? "";
  }

  isNamed(i: number): boolean {
    return this.grammar.isNamed[this.symbols[i] ?? 0] ?? false;
  }

  /** Field of its parent that node `i` fills; empty if none. */
  field(i: number): string {
    return this.grammar.fields[this.fieldIds[i] ?? 0] ?? "";
  }

  /** Frees the wasm memory. The columns stay readable. */
  dispose(): void {
    this.tree?.delete();
    this.tree = undefined;
  }

  /** Gives the tree away; the caller deletes it. */
  release(): Tree | undefined {
    const tree = this.tree;
    this.tree = undefined;
    return tree;
  }

  private copy(cursor: TreeCursor): void {
    const open: number[] = [];
    for (;;) {
      const node = this.add(cursor);
      if (node >= 0 && !isLeaf(this.type(node)) && cursor.gotoFirstChild()) {
        open.push(node);
        this.depth = Math.max(this.depth, open.length);
        continue;
      }
      if (node >= 0) this.next[node] = this.nNodes;
      while (!cursor.gotoNextSibling()) {
        if (open.length === 0) {
          cursor.delete();
          return;
        }
        cursor.gotoParent();
        this.next[open.pop() as number] = this.nNodes; // not empty: tested above
      }
    }
  }

  /** Appends the cursor's node; -1 for a comment. */
  private add(cursor: TreeCursor): number {
    const symbol = cursor.nodeTypeId;
    if (this.grammar.types[symbol] === "comment") return -1;
    const node = this.nNodes++;
    this.symbols[node] = symbol;
    this.starts[node] = cursor.startIndex;
    this.ends[node] = cursor.endIndex;
    this.fieldIds[node] = cursor.currentFieldId;
    return node;
  }
}

/** Progress calls: right programs need about one in 14 to 600 characters. */
const MIN_BUDGET = 1000;
const CHARS_PER_STEP = 6;

/** Literals are read from the text: their parts are not copied. */
function isLeaf(type: string): boolean {
  return type === "interpreted_string_literal" || type === "raw_string_literal";
}

/** An incremental parser for Go. One per worker; not re-entrant. */
export class GoParser {
  private readonly parser = new Parser();
  private readonly grammar: Grammar;
  /** A trap occurred: every text counts as unreadable by the grammar from then on. */
  private isBroken = false;
  /** Kept from the garbage collector, whose finaliser would call into the broken runtime. */
  protected lost: Tree | undefined;

  constructor(language: Language) {
    this.parser.setLanguage(language);
    const ids = Array.from({ length: language.nodeTypeCount }, (_, i) => i);
    const fieldIds = Array.from({ length: language.fieldCount + 1 }, (_, i) => i);
    this.grammar = {
      types: ids.map((i) => language.nodeTypeForId(i) ?? ""),
      isNamed: ids.map((i) => language.nodeTypeIsNamed(i)),
      fields: fieldIds.map((i) => language.fieldNameForId(i) ?? ""),
    };
  }

  /**
   * Parses `text` (a newline is appended). With `previous`, only what changed is parsed again; `previous` is used up.
   * Cost: linear in the text when new, in the change when incremental, plus a linear copy of the tree. Gives up on texts
   * on which the grammar's error recovery does not keep to a linear budget (`hasError`, no nodes).
   */
  parse(text: string, previous?: Cst): Cst {
    assert(text.length <= MAX_SOURCE_LENGTH, "text too long for the parser", { length: text.length });
    if (this.isBroken) return new Cst(text, undefined, this.grammar);
    const old = previous?.release();
    if (previous !== undefined && old !== undefined) old.edit(editBetween(previous.text, text));
    try {
      const tree = this.parseWithin(MIN_BUDGET + text.length / CHARS_PER_STEP, text, old);
      old?.delete();
      return new Cst(text, tree, this.grammar);
    } catch (error) {
      // The C runtime recurses in places; a trap leaves it unusable. What it holds is not freed: that would trap again.
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      this.isBroken = true;
      this.lost = old;
      return new Cst(text, undefined, this.grammar);
    }
  }

  /** See `readGrammar`. */
  read(cst: Cst, source: SourceFile, tokens: TokenList, comments: readonly Comment[]): File | undefined {
    return readGrammar(cst, source, tokens, comments);
  }

  private parseWithin(budget: number, text: string, old: Tree | undefined): Tree | undefined {
    let left = budget;
    const stopWhenSpent = (): boolean => --left < 0;
    const tree = this.parser.parse(`${text}\n`, old, { progressCallback: stopWhenSpent }) ?? undefined;
    if (tree === undefined) this.parser.reset();
    return tree;
  }

  /** Frees the parser's wasm memory. */
  dispose(): void {
    this.parser.delete();
  }
}

/** Loads the wasm files and warms the parser up. *Errors*: rejects if a file cannot be loaded or is not the Go grammar. */
export async function createParser(assets: ParserAssets): Promise<GoParser> {
  const { runtimeWasm, grammarWasm } = assets;
  // A plain object type: the library's own declares every option of its C runtime.
  const options: Record<string, unknown> =
    typeof runtimeWasm === "string" ? { locateFile: () => runtimeWasm } : { wasmBinary: runtimeWasm };
  await Parser.init(options);
  const parser = new GoParser(await Language.load(grammarWasm));
  parser.parse(WARM_UP).dispose();
  return parser;
}

const WARM_UP =
  'package main\n\nimport "fmt"\n\nfunc main() {\n\tfor i := 0; i < 3; i++ {\n\t\tfmt.Println("x", i)\n\t}\n}\n';

/** The one replacement that turns `from` into `to`: what lies between their common prefix and suffix. */
function editBetween(from: string, to: string): Edit {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  let suffix = 0;
  const room = shorter - start;
  while (suffix < room && from.charCodeAt(from.length - 1 - suffix) === to.charCodeAt(to.length - 1 - suffix)) suffix++;
  const oldEnd = from.length - suffix;
  const newEnd = to.length - suffix;
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(from, start),
    oldEndPosition: pointAt(from, oldEnd),
    newEndPosition: pointAt(to, newEnd),
  });
}

function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let i = text.indexOf("\n"); i >= 0 && i < offset; i = text.indexOf("\n", i + 1)) {
    row++;
    lineStart = i + 1;
  }
  return { row, column: offset - lineStart };
}
