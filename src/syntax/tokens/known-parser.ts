// Files that are known to be right: the body of a declared function is read when somebody looks at it.

import { assert } from "../../base/assert.ts";
import type { BlockStmt, FuncDecl } from "../ast.ts";
import { DeclarationParser } from "./declaration-parser.ts";

export class KnownParser extends DeclarationParser {
  protected override withBody(head: Omit<FuncDecl, "body" | "end">): FuncDecl {
    if (!this.is("{")) return super.withBody(head);
    const read = this.skipBlock(() => this.knownBody(head.name.name));
    return withLateBody({ ...head, ...this.span(head.pos) }, read);
  }

  private knownBody(name: string): BlockStmt {
    const { nErrors } = this;
    const body = this.body();
    assert(this.nErrors === nErrors, `a mistake in a text that is known to be right, in ${name}`);
    return body;
  }
}

function withLateBody(head: Omit<FuncDecl, "body">, read: () => BlockStmt): FuncDecl {
  let body: BlockStmt | undefined;
  return {
    ...head,
    get body(): BlockStmt {
      body ??= read();
      return body;
    },
  };
}
