// Generic traversal of the syntax tree.

import { assertNever } from "../base/assert.ts";
import type { Node } from "./ast.ts";

/** The nodes directly below `node`, in source order. Shared constant values (see ValueSpec) appear below every spec they repeat in. */
export function children(node: Node): readonly Node[] {
  return childList(node).filter((child) => child !== undefined);
}

function childList(node: Node): readonly (Node | undefined)[] {
  switch (node.kind) {
    case "BadExpr":
    case "Ident":
    case "BasicLit":
    case "BadStmt":
    case "EmptyStmt":
    case "BadDecl":
      return [];
    case "CompositeLit":
      return [node.type, ...node.elements];
    case "FuncLit":
      return [node.type, node.body];
    case "ParenExpr":
    case "StarExpr":
    case "UnaryExpr":
    case "ExprStmt":
    case "IncDecStmt":
      return [node.x];
    case "SelectorExpr":
      return [node.x, node.selector];
    case "IndexExpr":
      return [node.x, ...node.indices];
    case "SliceExpr":
      return [node.x, node.low, node.high, node.max];
    case "TypeAssertExpr":
      return [node.x, node.type];
    case "CallExpr":
      return [node.fn, ...node.args];
    case "BinaryExpr":
      return [node.x, node.y];
    case "KeyValueExpr":
    case "MapType":
      return [node.key, node.value];
    case "Ellipsis":
      return [node.element];
    case "ArrayType":
      return [node.length, node.element];
    case "StructType":
      return [node.fields];
    case "FuncType":
      return [node.typeParams, node.params, node.results];
    case "InterfaceType":
      return [node.methods];
    case "ChanType":
      return [node.value];
    case "Field":
      return [...node.names, node.type, node.tag];
    case "FieldList":
      return node.fields;
    case "DeclStmt":
      return [node.decl];
    case "LabeledStmt":
      return [node.label, node.statement];
    case "SendStmt":
      return [node.channel, node.value];
    case "AssignStmt":
      return [...node.left, ...node.right];
    case "GoStmt":
    case "DeferStmt":
      return [node.call];
    case "ReturnStmt":
      return node.results;
    case "BranchStmt":
      return [node.label];
    case "BlockStmt":
      return node.statements;
    case "IfStmt":
      return [node.init, node.condition, node.then, node.else];
    case "CaseClause":
      return [...(node.values ?? []), ...node.body];
    case "SwitchStmt":
      return [node.init, node.tag, ...node.clauses];
    case "TypeSwitchStmt":
      return [node.init, node.binding, node.x, ...node.clauses];
    case "CommClause":
      return [node.communication, ...node.body];
    case "SelectStmt":
      return node.clauses;
    case "ForStmt":
      return [node.init, node.condition, node.post, node.body];
    case "RangeStmt":
      return [node.key, node.value, node.x, node.body];
    case "GenDecl":
      return node.specs;
    case "FuncDecl":
      return [node.receiver, node.name, node.type, node.body];
    case "ImportSpec":
      return [node.name, node.path];
    case "ValueSpec":
      return [...node.names, node.type, ...node.values];
    case "TypeSpec":
      return [node.name, node.typeParams, node.type];
    case "File":
      return [node.packageName, ...node.decls];
    default:
      return assertNever(node);
  }
}

/** Visits `root` and everything below it in source order, parents first; `visit` returns false to skip what is below a node. */
export function walk(root: Node, visit: (node: Node) => boolean | undefined): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (visit(node) === false) continue;
    const below = children(node);
    for (let i = below.length - 1; i >= 0; i--) pending.push(below[i] as Node); // i is in range
  }
}

/** The first node that lies more than `depth` levels below `root`, if any. Linear, without recursion. */
export function nodeBelow(root: Node, depth: number): Node | undefined {
  let level: readonly Node[] = [root];
  for (let i = 0; i < depth && level.length > 0; i++) level = level.flatMap(children);
  return level.flatMap(children)[0];
}
