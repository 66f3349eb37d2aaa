// Reads what a source file imports and which globals it uses, from its syntax tree. For layers.test.ts alone.
import { posix } from "node:path";
import { parseSync } from "vite";

/** One import, re-export, `import()`, `import("…")` type, worker or asset URL, or glob of a file. */
export type Import = {
  readonly line: number;
  /** The path below src/ (for a glob, its fixed first part), or the specifier of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
  /** A URL or a glob: a file that is named, but not evaluated by this import. */
  readonly isReference: boolean;
};

/** A use of a name that the file does not declare itself, or of syntax that goes by a name of its own ("async"). */
export type Use = { readonly line: number; readonly name: string };

/** What one file leans on. */
export type Facts = { readonly imports: readonly Import[]; readonly uses: readonly Use[] };

type Node = { readonly type: string; readonly start: number; readonly [field: string]: unknown };
type Found = { readonly specifier: unknown; readonly isTypeOnly?: boolean; readonly isReference?: boolean };

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function childrenOf(node: Node): [field: string, child: Node][] {
  return Object.entries(node).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child): [string, Node] => [field, child]),
  );
}

// A field of a node, as a node; an empty one if it is none.
function field(node: Node, name: string): Node {
  const value = node[name];
  return isNode(value) ? value : { type: "", start: node.start };
}

function list(node: Node, name: string): readonly Node[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

// `import.meta` itself, or with a name: `import.meta.glob`.
function isImportMeta(node: Node, name?: string): boolean {
  if (name === undefined) return node.type === "MetaProperty";
  return (
    node.type === "MemberExpression" && isImportMeta(field(node, "object")) && field(node, "property").name === name
  );
}

function globPatterns(argument: Node | undefined): unknown[] {
  if (argument?.type === "ArrayExpression") return list(argument, "elements").map((element) => element.value);
  return [argument?.value];
}

function importsAt(node: Node): Found[] {
  const source = field(node, "source");
  switch (node.type) {
    case "ImportDeclaration":
      return [{ specifier: source.value, isTypeOnly: node.importKind === "type" }];
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      return source.type === "" ? [] : [{ specifier: source.value, isTypeOnly: node.exportKind === "type" }];
    case "ImportExpression":
      return [{ specifier: source.value }];
    case "TSImportType":
      return [{ specifier: source.value, isTypeOnly: true }];
    case "TSExternalModuleReference":
      return [{ specifier: field(node, "expression").value }];
    case "NewExpression": {
      const [path, from] = list(node, "arguments");
      const isModuleUrl = field(node, "callee").name === "URL" && from !== undefined && hasImportMeta(from);
      return isModuleUrl ? [{ specifier: path?.value, isReference: true }] : [];
    }
    case "CallExpression":
      if (!isImportMeta(field(node, "callee"), "glob")) return [];
      return globPatterns(list(node, "arguments")[0]).map((specifier) => ({ specifier, isReference: true }));
    default:
      return [];
  }
}

const hasImportMeta = (node: Node): boolean => isImportMeta(node, "url");

// What stands before the first wildcard of a glob, without the `!` of an exclusion and without a query.
function fixedPart(specifier: string): string {
  return specifier
    .replace(/^!/, "")
    .replace(/\?.*$/, "")
    .replace(/[*{[(].*$/, "");
}

function resolve(path: string, found: Found, line: number): Import {
  const { specifier, isTypeOnly = false, isReference = false } = found;
  // An import whose target is computed could lead anywhere; no table can allow it.
  if (typeof specifier !== "string")
    return { line, target: "(not a literal)", isPackage: true, isTypeOnly, isReference };
  const name = fixedPart(specifier);
  const isPackage = !name.startsWith("./") && !name.startsWith("../");
  const target = isPackage ? name : posix.join(posix.dirname(path), name);
  return { line, target, isPackage, isTypeOnly, isReference };
}

function bindPattern(pattern: Node, names: Set<string>): void {
  if (pattern.type === "Identifier") names.add(String(pattern.name));
  else if (pattern.type === "Property") bindPattern(field(pattern, "value"), names);
  else if (pattern.type === "AssignmentPattern") bindPattern(field(pattern, "left"), names);
  else if (pattern.type === "RestElement") bindPattern(field(pattern, "argument"), names);
  else if (pattern.type === "TSParameterProperty") bindPattern(field(pattern, "parameter"), names);
  else for (const child of [...list(pattern, "properties"), ...list(pattern, "elements")]) bindPattern(child, names);
}

// Names a node declares. Scopes are not told apart: a name declared anywhere in the file counts as the file's own.
function bind(node: Node, names: Set<string>): void {
  for (const name of ["id", "local", "param"]) bindPattern(field(node, name), names);
  for (const parameter of list(node, "params")) bindPattern(parameter, names);
}

// Whether an identifier in this place names a member, a label or the other side of an import, not a variable.
function isMemberName(parent: Node, place: string): boolean {
  if (place === "key" || place === "property") return parent.computed !== true;
  return place === "label" || place === "imported" || place === "exported" || parent.type === "TSQualifiedName";
}

function usesAt(node: Node, parent: Node, place: string): string[] {
  if (node.type === "Identifier") return isMemberName(parent, place) ? [] : [String(node.name)];
  if (node.type === "MemberExpression" && field(node, "object").name === "Math")
    return [`Math.${field(node, "property").name}`];
  if (node.async === true || node.await === true || node.type === "AwaitExpression") return ["async"];
  // Of a module's own variables, only those that can be assigned again; not what is inside its functions.
  const isTopLevel = parent.type === "Program" || parent.type === "ExportNamedDeclaration";
  return node.type === "VariableDeclaration" && isTopLevel && node.kind !== "const" ? ["module-level let"] : [];
}

/** Reads one file. `path` is relative to src/. Throws if the text does not parse. */
export function readFacts(path: string, text: string): Facts {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const imports: Import[] = [];
  const uses: (Use & { readonly start: number })[] = [];
  const declared = new Set<string>();
  const visit = (node: Node, parent: Node, place: string): void => {
    for (const found of importsAt(node)) imports.push(resolve(path, found, lineAt(node.start)));
    for (const name of usesAt(node, parent, place)) uses.push({ name, line: 0, start: node.start });
    bind(node, declared);
    for (const [childPlace, child] of childrenOf(node)) visit(child, node, childPlace);
  };
  const top = program as unknown as Node; // Every ESTree node has a type and a start.
  visit(top, top, "");
  const foreign = uses.filter(({ name }) => !declared.has(name));
  return { imports, uses: foreign.map(({ name, start }) => ({ name, line: lineAt(start) })) };
}
