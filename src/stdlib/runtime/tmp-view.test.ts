import { readFileSync } from "node:fs";
import { beforeAll, test } from "vitest";
import type { GoParser } from "../../syntax/cst.ts";
import { createNodeParser } from "../../syntax/testing.ts";
import { GoRunner } from "../run-go.testing.ts";
let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});
test("x", () => {
  const m = new GoRunner(parser, 23, "runtime").machine(readFileSync("/tmp/t2.go", "utf8"));
  m.reset();
  let k = 0;
  for (;;) {
    const c = m.enabled();
    if (c.length === 0) break;
    // goroutine 1 runs until its store, then 2
    const order = m.depth < 40 ? [0, 1, 2] : [0, 2, 1];
    const list = c.goroutine.slice(0, c.length);
    let next = order.find((g) => list.includes(g)) ?? 0;
    if (k < 1) {
      const s = m.snapshot((g) => g);
      const p = s.detailedMaps?.[0]?.positions ?? [];
      if (p.some((x) => x.function === "" && x.operation === "assign")) { console.log("store pending", m.depth, p); k = 1; }
    }
    if (k === 1) next = list.includes(2) ? 2 : list.includes(0) ? 0 : 1;
    m.step(next, c.alternative[list.indexOf(next)] as number);
    if (k === 1 && m.depth % 12 === 0 && list.length > 1) {
      const v = m.snapshot((g) => g).detailedMaps?.[0];
      if (v?.model === "classic") console.log(m.depth, v.name, v.type, v.count, v.flags, v.log2Buckets, JSON.stringify(v.positions), JSON.stringify(v.cursors), v.held.length, v.held[0]?.why, v.arrays.map((a) => a.role + a.buckets.map((b) => b.cells.map((c) => `${c.tophash}:${c.key}=${c.value}`).join(" ")).join(" | ")).join(" || "));
    }
  }
  console.log(m.output(), m.end);
});
