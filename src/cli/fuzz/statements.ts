// Statements over what is in scope: they compile, and end. Loops are short, and everything that repeats uses up fuel.

import type { Chance } from "./chance.ts";
import { type ExpressionOptions, Expressions, type Variable } from "./expressions.ts";
import type { GoType } from "./go-type.ts";
import * as t from "./go-type.ts";

/** Deepest nesting of blocks. */
const MAX_DEPTH = 3;

export interface StatementOptions extends ExpressionOptions {
  readonly goMinor: number;
  /** Goroutines, channels and locks; needs globals `mu` and `wg`. */
  readonly isConcurrent: boolean;
  readonly named: readonly GoType[];
}

export class Statements extends Expressions {
  readonly lines: string[] = [];
  private nNames = 0;
  private indent = 1;
  /** Result type of the function around; closures have none. */
  private result: GoType | undefined;
  private isInLoop = false;

  constructor(
    chance: Chance,
    scope: Variable[],
    functions: readonly Variable[],
    protected override readonly options: StatementOptions,
  ) {
    super(chance, scope, functions, options);
  }

  /** A function body of about `count` statements that returns `result`. */
  body(count: number, result: GoType | undefined): void {
    this.result = result;
    this.emit("tick()");
    this.statements(count, 0);
    if (result !== undefined) this.emit(`return ${this.expression(result)}`);
  }

  private emit(line: string): void {
    this.lines.push("\t".repeat(this.indent) + line);
  }

  private name(stem: string): string {
    return `${stem}${this.nNames++}`;
  }

  private statements(count: number, depth: number): void {
    const outer = this.scope.length;
    for (let i = 0; i < count; i++) this.statement(depth);
    this.scope.length = outer;
  }

  private block(head: string, depth: number, prepare?: () => void): void {
    const outer = this.scope.length;
    this.emit(`${head} {`);
    this.indent++;
    prepare?.();
    this.statements(1 + this.chance.below(3), depth + 1);
    this.indent--;
    this.emit("}");
    this.scope.length = outer;
  }

  private declare(type: GoType, stem = "v"): string {
    const name = this.name(stem);
    this.scope.push({ name, type });
    return name;
  }

  private use(...names: readonly string[]): void {
    this.emit(`${names.map(() => "_").join(", ")} = ${names.join(", ")}`);
  }

  private statement(depth: number): void {
    const { chance } = this;
    if (depth >= MAX_DEPTH) {
      if (chance.oneIn(2)) this.assignment();
      else this.print();
      return;
    }
    const simple = [this.declaration, this.assignment, this.print, this.declaration, this.assignment];
    const nested = [
      this.branch,
      this.choice,
      this.loop,
      this.loop,
      this.typeSwitch,
      this.deferral,
      this.jump,
      this.inner,
    ];
    const concurrent = [this.spawn, this.exchange, this.select, this.locked];
    const pool = this.options.isConcurrent && chance.oneIn(3) ? concurrent : chance.oneIn(2) ? simple : nested;
    chance.of(pool).call(this, depth);
  }

  // ---- Simple statements

  private declaration(): void {
    const { chance } = this;
    const type = t.randomType(chance, this.options.named);
    const value = this.expression(type);
    switch (chance.below(4)) {
      case 0: {
        const name = this.declare(type);
        this.emit(`var ${name} ${type.text}`);
        this.use(name);
        return;
      }
      case 1: {
        const first = this.name("v");
        const second = t.randomType(chance, this.options.named, 1);
        const other = this.expression(second);
        const last = this.declare(second);
        this.scope.push({ name: first, type });
        this.emit(`var ${first}, ${last} = ${type.text === "any" ? `any(${value})` : value}, ${other}`);
        this.use(first, last);
        return;
      }
      default: {
        const name = this.declare(type);
        this.emit(`var ${name} ${type.text} = ${value}`);
        this.use(name);
      }
    }
  }

  private assignment(): void {
    const { chance } = this;
    const target = this.walk((place) => place.isAssignable && (place.type.kind === "basic" || chance.oneIn(2)));
    if (target === undefined) {
      this.declaration();
      return;
    }
    const { text, type } = target;
    if (t.isNumber(type) && chance.oneIn(3)) this.emit(`${text}${chance.of(["++", "--"])}`);
    else if (t.isInteger(type) && chance.oneIn(2))
      this.emit(`${text} ${chance.of("+= -= *= |= &= ^= &^= <<= >>= /= %=".split(" "))} ${this.unknown(type)}`);
    else if (type.text === "string" && chance.oneIn(2)) this.emit(`${text} += ${this.expression(type, 1)}[:0] + "x"`);
    else if (chance.oneIn(4)) {
      const other = this.place(type, (place) => place.isAssignable)?.text ?? "_";
      this.emit(`${text}, ${other} = ${this.expression(type)}, ${text}`);
    } else this.emit(`${text} = ${this.expression(type)}`);
  }

  private print(): void {
    const { chance } = this;
    const place = this.walk((found) => t.isPrintable(found.type));
    const text = place?.text ?? this.expression(t.INT);
    const how = [`fmt.Println(${text})`, `fmt.Printf("%v %+v %T\\n", ${text}, ${text}, ${text})`];
    if (place !== undefined && t.isInteger(place.type))
      how.push(`fmt.Printf("%d %x %08b %q\\n", ${text}, ${text}, ${text}, ${text})`);
    if (place?.type.text === "string")
      how.push(`fmt.Printf("%q %x %10.3s|%-5s|\\n", ${text}, ${text}, ${text}, ${text})`);
    if (place !== undefined && t.isFloat(place.type))
      how.push(`fmt.Printf("%g %8.3f %e\\n", ${text}, ${text}, ${text})`);
    this.emit(chance.of(how));
  }

  // ---- Nested statements

  private branch(depth: number): void {
    const { chance } = this;
    this.block(`if (${this.expression(t.BOOL)})`, depth);
    if (chance.oneIn(2)) return;
    // gofmt would put else on the line of the brace; the parser wants it there.
    this.lines[this.lines.length - 1] += chance.oneIn(2) ? ` else if (${this.expression(t.BOOL)}) {` : " else {";
    this.indent++;
    this.statements(1, depth + 1);
    this.indent--;
    this.emit("}");
  }

  private choice(depth: number): void {
    const { chance } = this;
    const type = chance.of([t.INT, t.STRING, ...t.INTEGERS]);
    this.emit(chance.oneIn(3) ? "switch {" : `switch s := (${this.expression(type)}); (s) {`);
    const isTagless = this.lines.at(-1)?.trim() === "switch {";
    const n = 1 + chance.below(3);
    for (let i = 0; i < n; i++) {
      const constant = type.text === "string" ? `"k${i}"` : String(i);
      this.emit(
        isTagless ? `case ${this.expression(t.BOOL)}:` : `case ${chance.oneIn(2) ? constant : this.unknown(type)}:`,
      );
      this.indent++;
      this.statements(1, depth + 1);
      if (i < n - 1 && chance.oneIn(4)) this.emit("fallthrough");
      this.indent--;
    }
    if (chance.oneIn(2)) {
      this.emit("default:");
      this.indent++;
      this.statements(1, depth + 1);
      this.indent--;
    }
    this.emit("}");
  }

  private typeSwitch(depth: number): void {
    const { chance } = this;
    const name = this.name("t");
    const types = [t.INT, t.STRING, t.slice(t.INT), ...this.options.named].slice(0, 1 + chance.below(4));
    this.emit(`switch ${name} := (${this.expression(t.ANY)}).(type) {`);
    for (const type of types) {
      this.emit(`case ${type.text}:`);
      this.indent++;
      this.scope.push({ name, type });
      this.use(name);
      this.statements(1, depth + 1);
      this.scope.pop();
      this.indent--;
    }
    this.emit(chance.oneIn(2) ? "case nil, error, fmt.Stringer:" : "default:");
    this.emit(`\t_ = ${name}`);
    this.emit("}");
  }

  private loop(depth: number): void {
    const { chance } = this;
    const wasInLoop = this.isInLoop;
    const label = chance.oneIn(4) ? this.name("L") : "";
    if (label !== "") this.emit(`${label}:`);
    this.isInLoop = true;
    this.block(...this.loopHead(depth, label));
    this.isInLoop = wasInLoop;
  }

  private loopHead(depth: number, label: string): [head: string, depth: number, prepare: () => void] {
    const { chance, options } = this;
    const i = this.name("i");
    const begin =
      (...variables: readonly Variable[]): (() => void) =>
      () => {
        this.emit("tick()");
        for (const variable of variables) {
          this.use(variable.name);
          // What it is may be asked, but assigning to it could make the loop endless.
          if (variable.type !== t.INT) this.scope.push(variable);
        }
        if (label !== "") this.emit(`if (${this.expression(t.BOOL)}) { ${chance.of(["break", "continue"])} ${label} }`);
      };
    const n = 1 + chance.below(4);
    const elem = t.randomType(chance, options.named, 1);
    const e = { name: this.name("e"), type: elem };
    switch (chance.below(options.goMinor >= 23 ? 8 : options.goMinor >= 22 ? 7 : 6)) {
      case 0:
        return [`for ${i} := 0; ${i} < ${n}; ${i}++`, depth, begin({ name: i, type: t.INT })];
      case 1:
        return [`for (${this.expression(t.BOOL)})`, depth, begin()];
      case 2:
        return [
          `for ${i}, ${e.name} := range (${this.expression(t.slice(elem))})`,
          depth,
          begin({ name: i, type: t.INT }, e),
        ];
      case 3:
        return [`for _, ${e.name} := range (${this.expression(t.array(n, elem))})`, depth, begin(e)];
      case 4: {
        const rune = { name: e.name, type: t.INTEGERS[3] as GoType }; // int32
        return [
          `for ${i}, ${e.name} := range (${this.expression(t.STRING)})`,
          depth,
          begin({ name: i, type: t.INT }, rune),
        ];
      }
      case 5: {
        // An order that is left open must not show.
        if (options.isExact) return [`for range (${this.expression(t.map(t.INT, elem))})`, depth, begin()];
        return [
          `for ${i}, ${e.name} := range (${this.expression(t.map(t.INT, elem))})`,
          depth,
          begin({ name: i, type: t.INT }, e),
        ];
      }
      case 6:
        return [`for ${i} := range ${n}`, depth, begin({ name: i, type: t.INT })];
      default:
        return [
          `for ${i}, ${e.name} := range each(${this.expression(t.slice(elem))})`,
          depth,
          begin({ name: i, type: t.INT }, e),
        ];
    }
  }

  private deferral(depth: number): void {
    const { chance } = this;
    switch (chance.below(4)) {
      case 0:
        this.emit(`defer fmt.Println("deferred", ${this.expression(t.INT)})`);
        return;
      case 1:
        this.emit(
          `if (${this.expression(t.BOOL)}) { panic(${this.expression(chance.of([t.INT, t.STRING, t.BOOL]))}) }`,
        );
        return;
      default: {
        const outer = { result: this.result, isInLoop: this.isInLoop };
        this.result = undefined;
        this.isInLoop = false;
        this.block("defer func()", depth, () => {
          if (chance.oneIn(2)) this.emit('fmt.Println("recovered:", recover())');
        });
        this.lines[this.lines.length - 1] += "()";
        Object.assign(this, outer);
      }
    }
  }

  private jump(depth: number): void {
    const { chance } = this;
    if (this.isInLoop && chance.oneIn(3)) {
      this.emit(`if (${this.expression(t.BOOL)}) { ${chance.of(["break", "continue"])} }`);
      return;
    }
    if (this.result !== undefined && chance.oneIn(3)) {
      this.emit(`if (${this.expression(t.BOOL)}) { return ${this.expression(this.result)} }`);
      return;
    }
    // A loop by goto; nothing is declared between the label and the jump.
    const label = this.name("again");
    const n = this.name("n");
    this.block("", depth, () => {
      this.emit(`${n} := 0`);
      this.emit(`${label}:`);
      this.emit("tick()");
      this.emit(`${n}++`);
      this.assignment1();
      this.emit(`if ${n} < ${1 + chance.below(3)} { goto ${label} }`);
    });
  }

  private assignment1(): void {
    const target = this.walk((place) => place.isAssignable && place.type.kind === "basic");
    if (target !== undefined) this.emit(`${target.text} = ${this.expression(target.type)}`);
  }

  private inner(depth: number): void {
    const { chance } = this;
    switch (chance.below(3)) {
      case 0:
        this.block("", depth);
        return;
      case 1: {
        const name = this.name("T");
        const field = t.randomType(chance, this.options.named, 1);
        const type: GoType = { kind: "struct", text: name, fields: [{ name: "X", type: field }] };
        this.block("", depth, () => {
          this.emit(`type ${name} struct { X ${field.text} }`);
          const value = `${name}{${this.expression(field)}}`;
          const variable = this.declare(type);
          this.emit(`${variable} := ${value}`);
          this.use(variable);
        });
        return;
      }
      default: {
        const type = chance.of(t.INTEGERS);
        const name = this.name("c");
        this.emit(`const ${name} ${type.text} = 1 << ${chance.below(7)}`);
        this.emit(`fmt.Println(${name}, ${name}/3, ${this.unknown(type)} + ${name})`);
      }
    }
  }

  // ---- Goroutines

  private spawn(depth: number): void {
    const outer = { result: this.result, isInLoop: this.isInLoop };
    this.result = undefined;
    this.isInLoop = false;
    this.emit("wg.Add(1)");
    this.block("go func()", depth, () => {
      if (!this.chance.oneIn(8)) this.emit("defer wg.Done()");
      this.emit("tick()");
    });
    this.lines[this.lines.length - 1] += "()";
    if (this.chance.oneIn(3)) this.emit("wg.Wait()");
    Object.assign(this, outer);
  }

  private exchange(): void {
    const { chance } = this;
    const found = this.walk((place) => place.type.kind === "channel");
    if (found === undefined || found.type.kind !== "channel" || chance.oneIn(5)) {
      const elem = t.randomType(chance, this.options.named, 1);
      const made = this.literal(t.channel(elem), 0);
      const name = this.declare(t.channel(elem), "ch");
      this.emit(`${name} := ${made}`);
      this.use(name);
      return;
    }
    const { text, type } = found;
    this.emit(
      chance.of([
        `${text} <- ${this.expression(type.elem)}`,
        `<-${text}`,
        `if x, ok := <-${text}; ok { _ = x }`,
        `close(${text})`,
        `fmt.Println(len(${text}), cap(${text}))`,
        `for range ${text} { tick() }`,
      ]),
    );
  }

  private select(depth: number): void {
    const { chance } = this;
    this.emit("select {");
    for (let i = 0; i < chance.below(4); i++) {
      const found = this.walk((place) => place.type.kind === "channel");
      if (found === undefined || found.type.kind !== "channel") continue;
      const value = this.expression(found.type.elem);
      this.emit(chance.oneIn(2) ? `case ${found.text} <- ${value}:` : `case <-${found.text}:`);
      this.indent++;
      this.statements(1, depth + 1);
      this.indent--;
    }
    this.emit(chance.oneIn(2) ? "case <-time.After(time.Millisecond):" : "default:");
    this.emit("}");
  }

  private locked(depth: number): void {
    const { chance } = this;
    this.emit(chance.oneIn(6) ? "mu.Unlock()" : "mu.Lock()");
    this.statements(1, depth + 1);
    if (!chance.oneIn(8)) this.emit("mu.Unlock()");
  }
}
