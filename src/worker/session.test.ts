import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import type { ExplorationResult } from "../trace/exploration.ts";
import { DEFAULT_RUN_OPTIONS, type RunOptions } from "../trace/options.ts";
import { DEFAULT_SCHEDULE } from "../trace/schedule.ts";
import { Compiler } from "./compile.ts";
import type { Reply, Request } from "./protocol.ts";
import { REPAIR_TOOLS } from "./repairs.ts";
import { Session } from "./session.ts";
import { LATE_PARTS, wholeLibrary } from "./whole-library.ts";

const parser = await createNodeParser();
const compiler = new Compiler(parser, wholeLibrary());

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A session, and what it has said. */
class Page {
  readonly replies: Reply[] = [];
  private clock = 0;
  private readonly session = new Session(compiler, {
    post: (reply) => this.replies.push(reply),
    now: () => this.clock++,
    pause: async () => undefined,
    loadPart: async (name) => LATE_PARTS[name],
    loadRepairs: async () => REPAIR_TOOLS,
    loadParser: async () => parser,
  });

  analyze(source: string, entry?: string): ReplyOf<"diagnostics"> {
    this.session.receive({ kind: "analyze", id: 1, source, options: { ...DEFAULT_RUN_OPTIONS, entry } });
    return this.last("diagnostics");
  }

  ask(request: Request): void {
    this.session.receive(request);
  }

  trace(): ReplyOf<"trace"> {
    const [finding] = this.last("exploration").result.findings;
    if (finding === undefined) throw new Error("nothing was found");
    this.session.receive({ kind: "trace", id: 2, schedule: finding.schedule, time: "ordered" });
    return this.last("trace");
  }

  snapshot(cursor: number): ReplyOf<"snapshot"> {
    this.session.receive({ kind: "snapshot", id: 3, recording: 2, cursor });
    return this.last("snapshot");
  }

  last<Kind extends Reply["kind"]>(kind: Kind): ReplyOf<Kind> {
    const found = this.replies.findLast((reply): reply is ReplyOf<Kind> => reply.kind === kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  }

  finished = (): Promise<unknown> =>
    expect.poll(() => this.replies.some((reply) => reply.kind === "exploration" && reply.isFinal)).toBe(true);

  /** The final result that comes after what has been said so far. */
  async nextFinal(action: () => void): Promise<ExplorationResult> {
    this.replies.length = 0;
    action();
    await this.finished();
    return this.last("exploration").result;
  }
}

const TESTS = `package x

import "testing"

func TestFirst(t *testing.T) {}

func TestSecond(t *testing.T) {
	ch := make(chan int)
	go func() { ch <- 1 }()
}

func Testing(t *testing.T) {}
func TestOther(t *testing.T, n int) {}
func (s S) TestMethod(t *testing.T) {}

type S struct{}
`;
const WITH_MAIN = `package main\n\nimport "testing"\n\nfunc TestA(t *testing.T) {}\n\nfunc main() {}\n`;

test.each<
  [
    name: string,
    source: string,
    wanted: string | undefined,
    entry: string | undefined,
    entries: readonly string[] | undefined,
  ]
>([
  ["the first test", TESTS, undefined, "TestFirst", ["TestFirst", "TestSecond"]],
  ["the test asked for", TESTS, "TestSecond", "TestSecond", ["TestFirst", "TestSecond"]],
  ["the first, where the one asked for is not there", TESTS, "TestThird", "TestFirst", ["TestFirst", "TestSecond"]],
  ["main before tests", WITH_MAIN, undefined, "main", ["main", "TestA"]],
  ["the test beside main", WITH_MAIN, "TestA", "TestA", ["main", "TestA"]],
  [
    "nothing, with mistakes",
    TESTS.replace("ch <- 1", "ch <- nope"),
    "TestSecond",
    undefined,
    ["TestFirst", "TestSecond"],
  ],
  ["nothing that is known, without a tree", `${TESTS}}`, undefined, undefined, undefined],
  ["nothing to begin with", "package x\n", undefined, undefined, []],
])("explores %s", (_, source, wanted, entry, entries) => {
  const reply = new Page().analyze(source, wanted);
  expect([reply.entry, reply.entries?.map(({ name }) => name)]).toEqual([entry, entries]);
});

test("entries know their lines", () => {
  expect(new Page().analyze(TESTS).entries?.map(({ line }) => line)).toEqual([5, 7]);
});

test("a test's goroutine has the test's name, and what calls it is the library's", async () => {
  const page = new Page();
  page.analyze(TESTS, "TestSecond");
  await page.finished();
  const { trace } = page.trace();
  expect(trace.goroutines.map((each) => each.function)).toEqual(["x.TestSecond", "x.TestSecond.func1"]);
  const { frames } = page.snapshot(1).snapshot.goroutines[0] ?? {};
  expect(frames?.filter(({ isUser }) => isUser).map((frame) => frame.function)).toEqual(["x.TestSecond"]);
  const [finding] = page.last("exploration").result.findings;
  expect(finding).toMatchObject({ kind: "goroutine-leak", severity: "error" });
  expect(finding?.explanation.join(" ")).toContain("After the test has returned");
});

const counters = (n: number): string => `package main

import "sync"

func main() {
	counter := 0
	var wg sync.WaitGroup
	wg.Add(${n})
	for i := 0; i < ${n}; i++ {
		go func() {
			counter++
			wg.Done()
		}()
	}
	wg.Wait()
	println(counter)
}
`;

/** There is no time in here but that which passes when somebody asks for it. */
const timeoutMs = 1e9;
const options = (changes: Partial<RunOptions>): RunOptions => ({ ...DEFAULT_RUN_OPTIONS, timeoutMs, ...changes });
const kindsOf = ({ limits }: ExplorationResult): readonly string[] => limits.map(({ kind }) => kind);

/** What does not depend on how often the search rested: to make witnesses short again takes steps. */
const essence = ({ elapsedMs, steps, ...rest }: ExplorationResult): unknown => rest;

function analysis(source: string, changes: Partial<RunOptions>): Request {
  return { kind: "analyze", id: 1, source, options: options(changes) };
}

test("a search goes on where it rested, as if it never had", async () => {
  const source = counters(4);
  const unbroken = new Page();
  const whole = await unbroken.nextFinal(() => unbroken.ask(analysis(source, {})));
  expect(whole.complete).toBe(true);
  const page = new Page();
  const part = await page.nextFinal(() => page.ask(analysis(source, { maxExecutions: 300 })));
  expect([part.executions, part.complete, kindsOf(part)]).toEqual([300, false, ["executions"]]);
  const more = await page.nextFinal(() => page.ask({ kind: "continue", id: 1, timeoutMs, maxExecutions: 100 }));
  expect([more.executions, kindsOf(more)]).toEqual([400, ["executions"]]);
  const rest = await page.nextFinal(() => page.ask({ kind: "continue", id: 1, timeoutMs, maxExecutions: 1e6 }));
  expect(essence(rest)).toEqual(essence(whole));
  const again = await page.nextFinal(() => page.ask({ kind: "continue", id: 1, timeoutMs, maxExecutions: 10 }));
  expect(essence(again)).toEqual(essence(whole));
});

test("the first finding comes with its execution, and the state at its moment; any execution sent may be asked about", async () => {
  const page = new Page();
  const { outcomes } = await page.nextFinal(() => page.ask(analysis(counters(2), {})));
  const told = page.replies.find((reply) => reply.kind === "exploration" && reply.result.findings.length > 0);
  const { witness, result } = told as ReplyOf<"exploration">; // There is a finding.
  const [finding] = result.findings;
  if (witness === undefined || finding === undefined) throw new Error("no witness");
  expect(witness).toMatchObject({ isOtherStory: false, snapshot: { cursor: finding.cursor } });
  expect(witness.trace.schedule).toEqual(finding.schedule);
  const other = outcomes.find(({ schedule }) => JSON.stringify(schedule) !== JSON.stringify(finding.schedule));
  page.ask({ kind: "trace", id: 5, schedule: other?.schedule ?? finding.schedule, time: "ordered" });
  const { trace } = page.last("trace");
  expect(trace.hash).not.toBe(witness.trace.hash);
  const ask = (recording: number) => page.ask({ kind: "snapshot", id: 6, recording, cursor: finding.cursor });
  ask(witness.recording);
  expect(page.last("snapshot").snapshot).toEqual(witness.snapshot);
  ask(5);
  expect(page.last("snapshot").snapshot).not.toEqual(witness.snapshot);
  ask(99);
  expect(page.last("failed").id).toBe(6);
});

test("a search that is stopped keeps what it has, and goes on", async () => {
  const page = new Page();
  const stopped = await page.nextFinal(() => {
    page.ask(analysis(counters(6), { maxExecutions: 30_000 }));
    page.ask({ kind: "stop", id: 1 });
  });
  expect(kindsOf(stopped)).toEqual(["stopped"]);
  expect(stopped.findings).not.toEqual([]);
  const more = await page.nextFinal(() => page.ask({ kind: "continue", id: 1, timeoutMs, maxExecutions: 500 }));
  expect(more.executions).toBe(stopped.executions + 500);
  expect(kindsOf(more)).toEqual(["executions"]);
});

test("a deeper search keeps what was found, and sees more", async () => {
  const source = `package main

func main() {
	ready := false
	n := 0
	go func() { ready = true }()
	for range 100 {
		n++
		go func() { n++ }()
	}
	println(ready)
}
`;
  const page = new Page();
  const shallow = await page.nextFinal(() =>
    page.ask(analysis(source, { maxStepsPerExecution: 150, maxExecutions: 300 })),
  );
  expect(kindsOf(shallow)).toContain("steps");
  const deepOptions = options({ maxStepsPerExecution: 5000, maxExecutions: 20, strategy: "random" });
  const deeper = await page.nextFinal(() => page.ask({ kind: "deepen", id: 1, options: deepOptions }));
  expect(kindsOf(deeper)).toEqual(["executions"]);
  const keys = deeper.findings.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(shallow.findings.map(({ key }) => key)));
  expect(deeper.outcomes.some(({ kind }) => kind === "exit")).toBe(true);
});

test("there is nothing to go on with before an analysis", () => {
  const page = new Page();
  page.ask({ kind: "continue", id: 1, timeoutMs: 1, maxExecutions: 1 });
  expect(page.last("failed").message).toContain("analysed first");
});

test("repairs of a finding are tried out one after the other", async () => {
  const page = new Page();
  const result = await page.nextFinal(() => page.ask(analysis(counters(2), {})));
  const finding = result.findings.find(({ kind }) => kind === "lost-update");
  if (finding === undefined) throw new Error("no lost update");
  page.ask({ kind: "repairs", id: 7, key: finding.key });
  await expect.poll(() => page.replies.some((reply) => reply.kind === "repairs" && reply.isFinal)).toBe(true);
  const { id, key, result: repairs } = page.last("repairs");
  expect([id, key, repairs.nWaiting]).toEqual([7, finding.key, 0]);
  expect(repairs.checked.map(({ verdict }) => verdict)).toContain("verified");
});

test("there is nothing to repair where nothing was found", () => {
  const page = new Page();
  page.ask({ kind: "repairs", id: 7, key: "none" });
  expect(page.last("failed").message).toContain("no such finding");
});

const TWO_MAPS = `package main

import "sync"

func main() {
	m := map[string]int{"a": 1}
	var mu sync.Mutex
	done := make(chan bool)
	go func() { mu.Lock(); m["b"] = 2; mu.Unlock(); close(done) }()
	<-done
	println(len(m))
}
`;

test("what became of the maps can be asked for, and the cursor moves on as before", async () => {
  const page = new Page();
  page.analyze(TWO_MAPS);
  await page.finished();
  const { outcomes } = page.last("exploration").result;
  page.ask({ kind: "trace", id: 2, schedule: outcomes[0]?.schedule ?? DEFAULT_SCHEDULE, time: "ordered" });
  const { events } = page.last("trace").trace;
  // The worker gives its columns away with the trace.
  const copy = structuredClone(events);
  structuredClone(events, { transfer: [events.kind.buffer, events.stack.buffer] });
  const before = page.snapshot(3).snapshot;
  page.ask({ kind: "map-history", id: 4, recording: 2, events: copy });
  const { history } = page.last("map-history");
  expect(history.operations.map(({ operation, key, before, after }) => [operation, key, before, after])).toEqual([
    ["assign", '"b"', 1, 2],
    ["len", "", 2, 2],
  ]);
  expect(page.snapshot(3).snapshot).toEqual(before);
  page.ask({ kind: "map-history", id: 5, recording: 77, events: copy });
  expect(page.last("failed").id).toBe(5);
});
