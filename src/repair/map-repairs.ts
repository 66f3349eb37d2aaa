// Other maps instead of one that goroutines share: copy-on-write behind an atomic pointer, for many readers and few writers, and one that is
// split into shards with a lock each.

import type { Expr } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import { accessesOf } from "./accesses.ts";
import { type Broken, draft } from "./broken.ts";
import { valuesOf } from "./channels.ts";
import { type MapUse, type MapVariable, mapVariable } from "./map-uses.ts";
import { simpleBase, structOf } from "./mutex-choice.ts";
import type { ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** First version with `atomic.Pointer`-typed helpers and package maps. */
const HAS_CLONE = 21;
const N_SHARDS = 16;

/** Copy-on-write, and shards. */
export function mapRepairs(broken: Broken): readonly Repair[] {
  const { program, goMinor } = broken;
  const accesses = accessesOf(broken);
  const map = accesses && mapVariable(program, accesses.variable);
  if (map === undefined || map.variable.role === "local" || map.variable.role === "param") return [];
  const { name } = map.variable;
  return [
    ...(goMinor >= HAS_CLONE
      ? draft(
          broken,
          {
            kind: "copy-on-write",
            title: `Copy ${name} on every write, behind an atomic pointer`,
            why: `Who reads sees one whole map, which nobody changes any more; who writes puts a changed copy in its place.`,
          },
          (rewriter) => writeCopies(rewriter, map),
        )
      : []),
    ...(map.keyKind === "other"
      ? []
      : draft(
          broken,
          {
            kind: "sharded-map",
            title: `Split ${name} into ${N_SHARDS} maps with a lock each`,
            why: `Uses of one key come one after the other; those of other keys seldom have to wait.`,
          },
          (rewriter) => writeShards(rewriter, map),
        )),
  ];
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Gives the variable another type, and takes its first values away. */
function retype(rewriter: Rewriter, { variable }: MapVariable, type: string): boolean {
  const { program } = rewriter;
  const definition = program.definitionOf(variable);
  const up = definition && program.parent(definition);
  if (up?.kind === "ValueSpec" && up.names.length === 1) {
    rewriter.replace(up, `${variable.name} ${type}`);
    return true;
  }
  if (up?.kind !== "Field" || up.names.length !== 1) return false;
  rewriter.replace(up.type, type);
  return valuesOf(program, variable).every((value) => removeElement(rewriter, value));
}

// `T{a: x, m: make(…)}` without its m.
function removeElement(rewriter: Rewriter, value: Expr): boolean {
  const { program } = rewriter;
  const pair = program.parent(value);
  const literal = pair && program.parent(pair);
  if (pair?.kind !== "KeyValueExpr" || literal?.kind !== "CompositeLit") return false;
  const i = literal.elements.indexOf(pair);
  const [before, next] = [literal.elements[i - 1], literal.elements[i + 1]];
  const line = /\n[ \t]*$/.exec(program.text.slice(0, program.offset(pair.pos)))?.[0];
  if (line !== undefined && program.text.slice(program.offset(pair.end)).startsWith(",\n"))
    rewriter.edit(program.offset(pair.pos) - line.length, program.offset(pair.end) + 1, "");
  else if (next !== undefined) rewriter.edit(program.offset(pair.pos), program.offset(next.pos), "");
  else rewriter.edit(program.offset(before === undefined ? pair.pos : before.end), program.offset(pair.end), "");
  return true;
}

// How helper functions are written and called: methods of the struct for a field, functions for a variable.
interface Helpers {
  readonly receiver: string;
  readonly self: string;
  call(access: Expr, name: string): string | undefined;
}

function helpersFor(program: ProgramText, { variable }: MapVariable): Helpers | undefined {
  if (variable.role !== "field") return { receiver: "", self: variable.name, call: (_, name) => name };
  const struct = structOf(program, variable);
  const spec = struct && program.parent(struct);
  if (spec?.kind !== "TypeSpec" || spec.typeParams !== undefined) return undefined;
  const letter = spec.name.name.charAt(0).toLowerCase();
  return {
    receiver: `(${letter} *${spec.name.name}) `,
    self: `${letter}.${variable.name}`,
    call: (access, name) => {
      const base = access.kind === "SelectorExpr" ? simpleBase(program, access.x) : undefined;
      return base === undefined ? undefined : `${base}.${name}`;
    },
  };
}

function writeCopies(rewriter: Rewriter, map: MapVariable): boolean {
  const { program } = rewriter;
  const { variable, type } = map;
  const helpers = helpersFor(program, map);
  const definition = program.definitionOf(variable);
  if (helpers === undefined || definition === undefined) return false;
  const [read, change] = [
    program.freshName(`current${capital(variable.name)}`),
    program.freshName(`change${capital(variable.name)}`),
  ];
  if (!retype(rewriter, map, `${rewriter.use("sync/atomic")}.Pointer[${type}]`)) return false;
  for (const use of map.uses) if (!writeCopyUse(rewriter, use, helpers, { read, change, type })) return false;
  const { receiver, self } = helpers;
  rewriter.use("maps");
  rewriter.declareAfter(
    definition,
    [
      `func ${receiver}${read}() ${type} {`,
      `\tif now := ${self}.Load(); now != nil {`,
      "\t\treturn *now",
      "\t}",
      "\treturn nil",
      "}",
      "",
      `func ${receiver}${change}(change func(next ${type})) {`,
      "\tfor {",
      `\t\tbefore := ${self}.Load()`,
      `\t\tnext := ${type}{}`,
      "\t\tif before != nil {",
      "\t\t\tnext = maps.Clone(*before)",
      "\t\t}",
      "\t\tchange(next)",
      `\t\tif ${self}.CompareAndSwap(before, &next) {`,
      "\t\t\treturn",
      "\t\t}",
      "\t}",
      "}",
    ].join("\n"),
  );
  return true;
}

interface CopyNames {
  readonly read: string;
  readonly change: string;
  readonly type: string;
}

function writeCopyUse(rewriter: Rewriter, use: MapUse, helpers: Helpers, { read, change, type }: CopyNames): boolean {
  const { program } = rewriter;
  const call = helpers.call(use.access, use.kind === "get" || use.kind === "whole" ? read : change);
  if (call === undefined) return false;
  switch (use.kind) {
    case "get":
    case "whole":
      rewriter.replace(use.access, `${call}()`);
      return true;
    case "set":
    case "delete": {
      const statement = use.place.list[use.place.index];
      if (statement === undefined) return false;
      const start = program.offset(statement.pos);
      const text = program.textOf(statement);
      const at = program.offset(use.access.pos) - start;
      const changed = `${text.slice(0, at)}next${text.slice(at + program.textOf(use.access).length)}`;
      if (text.includes("\n") || changed.includes(program.textOf(use.access))) return false;
      rewriter.replace(statement, `${call}(func(next ${type}) { ${changed} })`);
      return true;
    }
  }
}

function writeShards(rewriter: Rewriter, map: MapVariable): boolean {
  const { program } = rewriter;
  const { variable, key, elem } = map;
  const definition = program.definitionOf(variable);
  const name = program.freshName(`sharded${capital(variable.name)}`);
  if (definition === undefined || map.uses.some((use) => use.kind === "whole")) return false;
  if (!retype(rewriter, map, name)) return false;
  const methods = new Set<string>();
  for (const use of map.uses) if (!writeShardUse(rewriter, use, map, methods)) return false;
  const shard = program.freshName(`${name}Shard`);
  const sync = rewriter.use("sync");
  const texts: Readonly<Record<string, readonly string[]>> = {
    Get: [`(key ${key}) ${elem}`, "return shard.values[key]"],
    Lookup: [`(key ${key}) (${elem}, bool)`, "value, ok := shard.values[key]", "return value, ok"],
    Update: [
      `(key ${key}, change func(value ${elem}) ${elem})`,
      ...made(map),
      "shard.values[key] = change(shard.values[key])",
    ],
    Set: [`(key ${key}, value ${elem})`, ...made(map), "shard.values[key] = value"],
    Delete: [`(key ${key})`, "delete(shard.values, key)"],
  };
  const functions = [...methods].sort().map((method) => {
    const [signature, ...lines] = texts[method] ?? [];
    const body = [`shard := s.shard(key)`, "shard.mu.Lock()", "defer shard.mu.Unlock()", ...lines];
    return `func (s *${name}) ${method}${signature} {\n${body.map((line) => `\t${line}`).join("\n")}\n}`;
  });
  rewriter.declareAfter(
    definition,
    [
      `type ${shard} struct {\n\tmu sync.Mutex\n\n\tvalues map[${key}]${elem}\n}`.replace("sync.", `${sync}.`),
      `type ${name} struct{ shards [${N_SHARDS}]${shard} }`,
      `func (s *${name}) shard(key ${key}) *${shard} {\n${hashLines(map)}\n\treturn &s.shards[hash%${N_SHARDS}]\n}`,
      ...functions,
    ].join("\n\n"),
  );
  return true;
}

function made({ key, elem }: MapVariable): readonly string[] {
  return ["if shard.values == nil {", `\tshard.values = map[${key}]${elem}{}`, "}"];
}

function hashLines({ keyKind }: MapVariable): string {
  if (keyKind === "integer") return "\thash := uint64(key)";
  return "\tvar hash uint32\n\tfor i := 0; i < len(key); i++ {\n\t\thash = hash*31 + uint32(key[i])\n\t}";
}

function writeShardUse(rewriter: Rewriter, use: MapUse, { elem }: MapVariable, methods: Set<string>): boolean {
  const { program } = rewriter;
  const base = program.textOf(use.access);
  const key =
    use.kind === "get" || use.kind === "set" ? use.index.indices.map((x) => program.textOf(x)).join(", ") : "";
  if (key.includes(base)) return false;
  switch (use.kind) {
    case "get": {
      const method = use.isCommaOk ? "Lookup" : "Get";
      methods.add(method);
      rewriter.replace(use.index, `${base}.${method}(${key})`);
      return true;
    }
    case "set": {
      const statement = use.place.list[use.place.index];
      if (statement === undefined || use.value.includes(base)) return false;
      const method = use.op === "" ? "Set" : "Update";
      methods.add(method);
      const change = `func(value ${elem}) ${elem} { return value ${use.op} ${use.value} }`;
      rewriter.replace(statement, `${base}.${method}(${key}, ${use.op === "" ? use.value : change})`);
      return true;
    }
    case "delete":
      methods.add("Delete");
      rewriter.replace(
        use.place.list[use.place.index] as Parameters<Rewriter["replace"]>[0],
        `${base}.Delete(${use.key})`,
      ); // A place is one of a statement.
      return true;
    case "whole":
      return false;
  }
}
