import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "./compile.ts";
import type { Reply } from "./protocol.ts";
import { REST } from "./rest.ts";
import { Session } from "./session.ts";
import { wholeLibrary } from "./whole-library.ts";

const compiler = new Compiler(await createNodeParser(), wholeLibrary());

type ReplyOf<Kind extends Reply["kind"]> = Extract<Reply, { kind: Kind }>;

/** A session, and what it has said. */
class Page {
  readonly replies: Reply[] = [];
  private readonly session = new Session(compiler, {
    post: (reply) => this.replies.push(reply),
    now: () => 0,
    pause: async () => undefined,
    loadRest: async () => REST,
  });

  analyze(source: string, entry?: string): ReplyOf<"diagnostics"> {
    this.session.receive({ kind: "analyze", id: 1, source, options: { ...DEFAULT_RUN_OPTIONS, entry } });
    return this.last("diagnostics");
  }

  trace(): ReplyOf<"trace"> {
    const [finding] = this.last("exploration").result.findings;
    if (finding === undefined) throw new Error("nothing was found");
    this.session.receive({ kind: "trace", id: 2, schedule: finding.schedule });
    return this.last("trace");
  }

  snapshot(cursor: number): ReplyOf<"snapshot"> {
    this.session.receive({ kind: "snapshot", id: 3, cursor });
    return this.last("snapshot");
  }

  last<Kind extends Reply["kind"]>(kind: Kind): ReplyOf<Kind> {
    const found = this.replies.findLast((reply): reply is ReplyOf<Kind> => reply.kind === kind);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  }

  finished = (): Promise<unknown> =>
    expect.poll(() => this.replies.some((reply) => reply.kind === "exploration" && reply.isFinal)).toBe(true);
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
