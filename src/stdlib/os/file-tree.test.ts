// Files in memory: operations write nothing but the cells they declare, and do what a plain map of paths does.

import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeContext } from "../fake-context.testing.ts";
import { NATIVES } from "../natives.ts";

const N_CELLS = 129;
const O_RDWR_CREATE = 0x42;
const EXISTS = 17;

/** A tree of files, and what each operation on it wrote outside its footprint. */
class Bench {
  readonly ctx = new FakeContext();
  readonly tree = this.ctx.put(...Array.from({ length: N_CELLS }, () => undefined));

  /** The results of an operation on the tree. Throws if it wrote a cell that it had not declared. */
  run(name: string, ...args: readonly (string | number)[]): readonly unknown[] {
    const { ctx, tree } = this;
    const operation = NATIVES.operations.get(name);
    ctx.registers.length = 0;
    ctx.registers.push(tree, ...args);
    const first = operation?.objectOf?.(ctx) ?? tree;
    const extent = operation?.extentOf?.(ctx) ?? 1;
    const before = [...ctx.memory];
    operation?.run(ctx, 0);
    for (const [address, word] of ctx.memory.entries())
      if (word !== before[address] && !(address >= first && address < first + extent))
        throw new Error(`${name} ${args.join(" ")} writes cell ${address - tree} outside ${first - tree}+${extent}`);
    return [...ctx.registers];
  }

  isThere(path: string): boolean {
    return this.run("os.statPath", path)[3] === 0;
  }
}

const name = fc.constantFrom("a", "b", "c", "d/a", "d/b", "d/e/a", "../../tmp/x");
const step = fc.oneof(
  fc.tuple(fc.constant("os.openPath"), name, fc.constant(O_RDWR_CREATE), fc.constant(0o666)),
  fc.tuple(fc.constant("os.makePath"), fc.constantFrom("d", "d/e", "a"), fc.constant(0o777)),
  fc.tuple(fc.constant("os.removePath"), name),
  fc.tuple(fc.constant("os.removeAllPath"), fc.constantFrom("d", "a", "d/e")),
  fc.tuple(fc.constant("os.renamePath"), name, name),
  fc.tuple(fc.constant("os.linkPath"), name, name),
  fc.tuple(fc.constant("os.truncatePath"), name, fc.constant(3)),
);

test("an operation writes what it declares, and names stay below directories", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const bench = new Bench();
      for (const [operation, ...args] of steps) bench.run(operation, ...args);
      for (const path of ["d/a", "d/b", "d/e", "d/e/a"])
        if (bench.isThere(path) && !bench.isThere(path.slice(0, path.lastIndexOf("/")))) return false;
      return true;
    }),
  );
});

test("the parts of a path are resolved from the working directory", () => {
  const bench = new Bench();
  expect(bench.run("os.makePath", "d", 0o777)[0]).toBe(0);
  expect(bench.run("os.makePath", "d/../d", 0o777)[0]).toBe(EXISTS);
  expect(bench.isThere("/home/gopher/d")).toBe(true);
  expect(bench.isThere("./d/../d/")).toBe(true);
  expect(bench.isThere("./x/../d/")).toBe(false);
  bench.run("os.changeDirectory", "d");
  expect(bench.isThere("d")).toBe(false);
  expect(bench.isThere("../d")).toBe(true);
  expect(bench.run("os.workingDirectory")[0]).toBe("/home/gopher/d");
});

test("a link and its name are one file; a removed name leaves it to the other", () => {
  const bench = new Bench();
  const [slot, number] = bench.run("os.openPath", "a", O_RDWR_CREATE, 0o666);
  bench.run("os.linkPath", "a", "b");
  bench.run("os.truncatePath", "b", 5);
  expect(bench.run("os.statPath", "a")[0]).toBe(5);
  bench.run("os.removePath", "a");
  expect(bench.run("os.openPath", "b", 0, 0).slice(0, 2)).toEqual([slot, number]);
  expect(bench.isThere("a")).toBe(false);
});
