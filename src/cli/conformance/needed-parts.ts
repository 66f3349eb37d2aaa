// The part of a package that one of its functions needs: by names alone, so rather too much than too little.

import type { Decl, File, FuncDecl, ImportSpec, Node, Spec } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

/** A declaration that is kept or left out as a whole. */
interface Part {
  readonly file: File;
  readonly node: FuncDecl | Spec;
  /** Names that the declaration introduces; methods go with their receiver's type. */
  readonly names: readonly string[];
}

/**
 * The files with only those declarations that `root` refers to, directly or not. Imports that nothing refers to are left out.
 * Constants of one group stay together: they may lean on each other's place. Cost: linear in the package.
 */
export function neededParts(files: readonly File[], root: string): readonly File[] {
  const parts = files.flatMap(partsOf);
  const byName = new Map<string, Part[]>();
  for (const part of parts) for (const name of part.names) byName.set(name, [...(byName.get(name) ?? []), part]);
  const kept = new Set<FuncDecl | Spec>();
  const pending = [...(byName.get(root) ?? [])];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (kept.has(part.node)) continue;
    kept.add(part.node);
    for (const name of namesIn(part.node)) pending.push(...(byName.get(name) ?? []));
  }
  return files.map((file) => reduced(file, kept)).filter(({ decls }) => decls.length > 0);
}

function partsOf(file: File): readonly Part[] {
  return file.decls.flatMap((decl): readonly Part[] => {
    if (decl.kind === "BadDecl") return [];
    if (decl.kind === "FuncDecl") return [{ file, node: decl, names: [receiverName(decl) ?? decl.name.name] }];
    const isConst = decl.token === "const";
    const group = decl.specs.flatMap(namesOf);
    return decl.specs.map((node) => ({ file, node, names: isConst ? group : namesOf(node) }));
  });
}

function namesOf(spec: Spec): readonly string[] {
  switch (spec.kind) {
    case "ImportSpec":
      return [];
    case "TypeSpec":
      return [spec.name.name];
    case "ValueSpec":
      return spec.names.map(({ name }) => name);
  }
}

function receiverName({ receiver }: FuncDecl): string | undefined {
  const type = receiver?.fields[0]?.type;
  if (type === undefined) return undefined;
  let found: string | undefined;
  walk(type, (node) => {
    if (node.kind === "Ident") found ??= node.name;
    return true;
  });
  return found;
}

function namesIn(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  walk(root, (node) => {
    // `_ = x` refers to nothing, not to a variable of the package that has no name.
    if (node.kind === "Ident" && node.name !== "_") names.add(node.name);
    return true;
  });
  return names;
}

function reduced(file: File, kept: ReadonlySet<Node>): File {
  const decls = file.decls.flatMap((decl) => reducedDecl(decl, kept));
  const used = new Set(decls.flatMap((decl) => [...namesIn(decl)]));
  const imports = file.imports.filter((spec) => isImportUsed(spec, used));
  const withImports = file.decls.flatMap((decl): readonly Decl[] => {
    if (decl.kind !== "GenDecl" || decl.token !== "import") return [];
    return [{ ...decl, specs: decl.specs.filter((spec) => spec.kind === "ImportSpec" && imports.includes(spec)) }];
  });
  return { ...file, imports, decls: decls.length === 0 ? [] : [...withImports, ...decls] };
}

function reducedDecl(decl: Decl, kept: ReadonlySet<Node>): readonly Decl[] {
  if (decl.kind === "BadDecl") return [];
  if (decl.kind === "FuncDecl") return kept.has(decl) ? [decl] : [];
  const specs = decl.specs.filter((spec) => kept.has(spec));
  return specs.length === 0 ? [] : [{ ...decl, specs }];
}

function isImportUsed({ name, path }: ImportSpec, used: ReadonlySet<string>): boolean {
  if (name !== undefined) return name.name === "_" ? false : used.has(name.name);
  const last = path.value.slice(1, -1).split("/").at(-1) ?? "";
  return used.has(last);
}
