// Whole well-typed programs: types, globals, functions that call earlier ones, and a main that runs each of them guarded.

import type { Chance } from "./chance.ts";
import type { Variable } from "./expressions.ts";
import type { GoType } from "./go-type.ts";
import * as t from "./go-type.ts";
import { ITERATORS, PRELUDE } from "./prelude.ts";
import { type StatementOptions, Statements } from "./statements.ts";

export interface ProgramShape {
  readonly goMinor: number;
  readonly isConcurrent: boolean;
  /** What it prints is the same under every correct implementation of Go. */
  readonly isExact: boolean;
  readonly nFunctions: number;
}

/** A program that compiles, and ends if nothing in it blocks. Same chance and shape, same program. */
export function randomProgram(chance: Chance, shape: ProgramShape): string {
  const named: GoType[] = [];
  const parts: string[] = [header(shape)];
  for (let i = 0; i < 1 + chance.below(3); i++) parts.push(structType(chance, named, i));
  const options: StatementOptions = { ...shape, named };
  const globals = globalVariables(chance, parts, options);
  const functions: Variable[] = [];
  for (let i = 0; i < shape.nFunctions; i++) parts.push(functionOf(chance, i, globals, functions, options));
  parts.push(mainOf(chance, globals, functions, options));
  return parts.join("\n");
}

function header({ isConcurrent, goMinor }: ProgramShape): string {
  const imports = isConcurrent ? ["fmt", "sync", "time"] : ["fmt"];
  const locks = isConcurrent ? "\nvar (\n\tmu sync.Mutex\n\twg sync.WaitGroup\n\t_  time.Duration\n)\n" : "";
  const iterators = goMinor >= 23 ? ITERATORS : "";
  return `package main\n\nimport (\n${imports.map((path) => `\t"${path}"\n`).join("")})\n${PRELUDE}${iterators}${locks}`;
}

function structType(chance: Chance, named: GoType[], index: number): string {
  const name = `S${index}`;
  const fields = Array.from({ length: 1 + chance.below(3) }, (_, i) => ({
    name: `F${i}`,
    type: t.randomType(chance, named, 1),
  }));
  const isEmbedded = named.length > 0 && chance.oneIn(3);
  const embedded = isEmbedded ? named[named.length - 1] : undefined;
  const all = embedded === undefined ? fields : [...fields, { name: embedded.text, type: embedded }];
  named.push({ kind: "struct", text: name, fields: all });
  const declared = [
    ...fields.map((field) => `${field.name} ${field.type.text}`),
    ...(embedded === undefined ? [] : [embedded.text]),
  ];
  const first = fields[0]?.type.text ?? "int";
  return `type ${name} struct {\n\t${declared.join("\n\t")}\n}\n\nfunc (s ${name}) Get() ${first} { tick(); return s.F0 }\nfunc (s *${name}) Put(v ${first}) { s.F0 = v }\n\nvar _ getter[${first}] = ${name}{}\n`;
}

function globalVariables(chance: Chance, parts: string[], options: StatementOptions): Variable[] {
  const globals: Variable[] = [];
  const writer = new Statements(chance, globals, [], options);
  for (let i = 0; i < 2 + chance.below(3); i++) {
    const type = t.randomType(chance, options.named);
    const value = writer.expression(type, 2);
    parts.push(`var g${i} ${type.text} = ${value}`);
    globals.push({ name: `g${i}`, type });
  }
  return globals;
}

function functionOf(
  chance: Chance,
  index: number,
  globals: readonly Variable[],
  functions: Variable[],
  options: StatementOptions,
): string {
  const params = Array.from({ length: chance.below(3) }, (_, i) => ({
    name: `a${i}`,
    type: t.randomType(chance, options.named, 1),
  }));
  const result = t.randomType(chance, options.named, 1);
  const writer = new Statements(chance, [...globals, ...params], [...functions], options);
  writer.body(2 + chance.below(5), result);
  const name = `f${index}`;
  functions.push({
    name,
    type: t.func(
      params.map((param) => param.type),
      result,
    ),
  });
  const list = params.map((param) => `${param.name} ${param.type.text}`).join(", ");
  return `\nfunc ${name}(${list}) (r ${result.text}) {\n${writer.lines.join("\n")}\n}`;
}

function mainOf(
  chance: Chance,
  globals: readonly Variable[],
  functions: readonly Variable[],
  options: StatementOptions,
): string {
  const writer = new Statements(chance, [...globals], functions, options);
  const calls = functions.map(({ name, type }) => {
    if (type.kind !== "function") return "";
    const args = type.params.map((param) => writer.expression(param, 1)).join(", ");
    const call = `${name}(${args})`;
    const shown = t.isPrintable(type.result) ? `fmt.Println("${name}", ${call})` : `_ = ${call}`;
    return `\tguarded("${name}", func() { ${shown} })`;
  });
  const printable = globals.filter(({ type }) => t.isPrintable(type)).map(({ name }) => name);
  const ending = `\tfmt.Println(${["0", ...printable].join(", ")})`;
  if (options.isConcurrent) writer.body(3 + chance.below(5), undefined);
  return `\nfunc main() {\n${[...calls, ...writer.lines, ending].join("\n")}\n}\n`;
}
