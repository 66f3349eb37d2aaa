import { test } from "vitest";
import { WorkingCrew } from "./crew.ts";
import { PieceSearch } from "./piece-search.ts";
import { search, type SearchOptions } from "./search.ts";
import { classesOf, explore, TestCompiler } from "./testing.ts";
const compiler = await TestCompiler.create();
const OPTIONS: SearchOptions = { strategy: "dpor", time: "ordered", seed: 1, maxExecutions: 100_000, maxStepsPerExecution: 20_000, detects: false };
test("x", () => {
  const compiled = compiler.main(`var wg sync.WaitGroup; wg.Add(3); for range 3 { go func() { defer wg.Done(); x.Store(x.Load() + 1) }() }; wg.Wait()`, "var x atomic.Int64");
  const whole = explore(compiled, { strategy: "dpor", detects: false });
  console.log(classesOf(whole));
  for (const after of [2, 5, 10, 20]) {
  const log: string[] = [];
  const crew = new WorkingCrew((piece) => { log.push(JSON.stringify(piece, (_, v) => v instanceof Int32Array ? [...v].join(",") : v)); return new PieceSearch(compiled.machine(), { resolve: compiled.resolve }, OPTIONS, piece, new Set()); }, [], after);
  const poll = crew.poll.bind(crew);
  crew.poll = () => { const r = poll(); for (const x of r) log.push(`  -> ${x.executions} cut ${x.nCut} ` + JSON.stringify(x.rest, (_, v) => v instanceof Int32Array ? [...v].join(",") : v)); return r; };
  const g = search(compiled.machine(), { resolve: compiled.resolve }, { ...OPTIONS, crew });
  for (;;) { const { value, done } = g.next(); if (done) { console.log(after, value.executions, value.redundant, value.complete); break; } }
  if (after === 2) console.log(log.join("\n"));
  }
});
