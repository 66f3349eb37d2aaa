// A library that comes in parts: the core stands by itself, and a session fetches the others when a program asks for them.

import { expect, test } from "vitest";
import { CORE_PART } from "../stdlib/core-part.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "./compile.ts";
import { Library } from "./library.ts";
import { type LatePart, LibraryText, type PartName } from "./library-text.ts";
import type { Reply } from "./protocol.ts";
import { REPAIR_TOOLS } from "./repairs.ts";
import { Session } from "./session.ts";
import { LATE_PARTS, wholeLibrary } from "./whole-library.ts";

const parser = await createNodeParser();
const coreText = (): LibraryText => new LibraryText(CORE_PART);
const { common, rest, maps } = LATE_PARTS;

/** Loads all packages of a text, which fails where one imports what is not there; the paths of those that this Go has. */
function loaded(text: LibraryText, goMinor: number): string[] {
  const library = new Library(goMinor, text);
  return text.paths().filter((path) => library.load(path) !== undefined);
}

test.each([19, 22, 26])(
  "packages of the core import nothing else, the common ones nothing but these, Go 1.%i",
  (goMinor) => {
    expect(loaded(coreText(), goMinor)).toEqual(expect.arrayContaining(["fmt", "sync/atomic", "time"]));
    const text = new LibraryText(CORE_PART, { common });
    expect(loaded(text, goMinor)).toEqual(expect.arrayContaining(["fmt", "strings", "testing"]));
  },
);

test.each(Object.entries({ core: CORE_PART, ...LATE_PARTS }))("natives come with their packages: %s", (_, part) => {
  const { natives, operations } = part.natives;
  // `golang.org/x/sync/semaphore.(*Weighted).Acquire`: the path ends at the first point behind the last slash.
  const owners = [...natives.keys(), ...operations.keys()].map((name) => /^(?:.*\/)?[^./(]+/.exec(name)?.[0]);
  const paths = [...coreText().paths(), ...new LibraryText(part).paths()];
  expect(owners.filter((path) => path === undefined || !paths.includes(path))).toEqual([]);
});

const USES_MAPS = `package main

import "sync"

func main() {
	m := map[int]int{}
	m[1]++
	for k := range m {
		delete(m, k)
	}
	var s sync.Map
	s.Store(len(m), 1)
	s.Range(func(k, v any) bool { s.Delete(k); return true })
}
`;

test.each([19, 23, 24, 26])("maps do not need their inside unless they are looked into, Go 1.%i", (goMinor) => {
  for (const mapDetail of ["operation", "runtime"] as const) {
    const text = new LibraryText(CORE_PART, mapDetail === "operation" ? {} : { maps });
    text.add("common", common);
    const options = { fileName: "main.go", goMinor, mapDetail, entry: undefined };
    const { program, natives } = new Compiler(parser, text).compile(USES_MAPS, options);
    expect(program?.natives.filter((name) => !natives.natives.has(name))).toEqual([]);
    expect(program?.operations.filter((name) => !natives.operations.has(name))).toEqual([]);
    expect(program?.functions.some(({ name }) => name.startsWith("runtime.mapAssign"))).toBe(mapDetail === "runtime");
  }
});

test("every file is in one of the parts, and a package that comes in two has its files in order", () => {
  const texts = [CORE_PART, common, maps, rest].map((part) => Object.keys(part.texts));
  const all = texts.flat();
  expect(new Set(all).size).toBe(all.length);
  expect(Math.min(...texts.map(({ length }) => length))).toBeGreaterThan(10);
  const files = wholeLibrary().files("runtime") ?? [];
  const names = files.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(expect.arrayContaining(["print.go", "map_common.go"]));
  // In whatever order the parts come.
  const late = coreText();
  for (const name of ["maps", "rest", "common"] as const) late.add(name, LATE_PARTS[name]);
  expect(late.files("runtime")).toEqual(files);
  expect(late.paths()).toEqual(wholeLibrary().paths());
});

/** A page whose engine has the core; `answer` lets the part come that was asked for last. */
class Page {
  readonly replies: Reply[] = [];
  readonly asked: PartName[] = [];
  private pending: ((part: LatePart | Error) => void) | undefined;
  private readonly session = new Session(new Compiler(parser, coreText()), {
    post: (reply) => this.replies.push(reply),
    now: () => 0,
    pause: async () => undefined,
    loadPart: (name) => {
      this.asked.push(name);
      return new Promise((resolve, reject) => {
        this.pending = (part) => (part instanceof Error ? reject(part) : resolve(part));
      });
    },
    loadRepairs: async () => REPAIR_TOOLS,
    loadParser: async () => parser,
  });

  analyze(id: number, source: string): void {
    this.session.receive({ kind: "analyze", id, source, options: { ...DEFAULT_RUN_OPTIONS, entry: undefined } });
  }

  beIdle(): void {
    this.session.receive({ kind: "prepare", id: 0 });
  }

  async answer(part: LatePart | Error): Promise<void> {
    this.pending?.(part);
    await new Promise((resolve) => setTimeout(resolve));
  }

  /** What was said of each program. */
  verdicts(): unknown[] {
    return this.replies.flatMap((reply) => {
      if (reply.kind === "failed") return [[reply.id, reply.message]];
      return reply.kind === "diagnostics" ? [[reply.id, ...reply.diagnostics.map(({ message }) => message)]] : [];
    });
  }
}

const program = (path: string, body: string): string => `package main\n\nimport "${path}"\n\nfunc main() { ${body} }\n`;
const READS = program("bufio", "_ = bufio.NewReader(nil)");
const SPLITS = program("strings", '_ = strings.Fields("a b")');
const SLEEPS = program("time", "time.Sleep(1)");
const MAPS = program("time", "m := map[int]int{}; m[1]++; time.Sleep(1)");

/** The rest, where Go has other names. */
const OTHER_REST: LatePart = { ...rest, goNames: { os: "Knit File.Purl" } };

test.each([
  ["a package", READS, []],
  ["a package that nobody has", program("bufoi", "bufoi.X()"), ["package bufoi is not in std (there is bufio)"]],
  ["a name", program("time", "time.X()"), ["undefined: time.X"]],
  ["a name of Go's", program("os", "os.Knit()"), ["os.Knit is not in Raceweave's library yet (Go has it)"]],
  [
    "a method of Go's",
    program("os", "os.Stdout.Purl()"),
    ["method Purl of os.File is not in Raceweave's library yet (Go has it)"],
  ],
])("%s that the core lacks is looked for in the common packages, then in the rest", async (_, source, messages) => {
  const page = new Page();
  page.analyze(1, source);
  expect([page.asked, page.replies]).toEqual([["common"], []]);
  await page.answer(common);
  expect([page.asked, page.replies]).toEqual([["common", "rest"], []]);
  await page.answer(OTHER_REST);
  expect(page.verdicts()).toEqual([[1, ...messages]]);
  page.analyze(2, source);
  expect([page.asked, page.verdicts()[1]]).toEqual([
    ["common", "rest"],
    [2, ...messages],
  ]);
});

test("a common package does not wait for the rest, and a program with maps waits for their inside", async () => {
  const page = new Page();
  page.analyze(1, SPLITS);
  await page.answer(common);
  expect([page.asked, page.verdicts()]).toEqual([["common"], [[1]]]);
  page.analyze(2, MAPS);
  expect([page.asked.at(-1), page.verdicts().length]).toEqual(["maps", 1]);
  await page.answer(maps);
  expect(page.verdicts()[1]).toEqual([2]);
});

const RACES = `package main

func main() {
	m := map[int]int{}
	done := make(chan bool)
	for i := range 2 {
		go func() {
			m[i] = i
			done <- true
		}()
	}
	<-done
	<-done
}
`;

test("the first program may have maps that are looked into: what comes of a race on one is found", async () => {
  const page = new Page();
  page.analyze(1, RACES);
  await page.answer(maps);
  const last = () => page.replies.findLast((reply) => reply.kind === "exploration" || reply.kind === "failed");
  await expect.poll(last, { timeout: 30_000 }).toMatchObject({ kind: "exploration", isFinal: true });
  expect(last()).toMatchObject({ result: { runtimeMaps: [{ isUnchecked: false }, { isUnchecked: true }] } });
});

test.each([
  ["a function of the core", program("os", 'os.Setenv("A", "B")')],
  ["a method", program("sync", "var m sync.Map; m.Store(1, 2)")],
])("%s whose natives are not in the core waits for them", async (_, source) => {
  const page = new Page();
  page.analyze(1, source);
  expect([page.asked, page.replies]).toEqual([["common"], []]);
  await page.answer(common);
  expect(page.verdicts()).toEqual([[1]]);
});

test("what comes in meanwhile is answered afterwards, in order", async () => {
  const page = new Page();
  page.analyze(1, SPLITS);
  page.analyze(2, SLEEPS);
  page.analyze(3, SPLITS);
  expect(page.replies).toEqual([]);
  await page.answer(common);
  expect(page.verdicts()).toEqual([[1], [2], [3]]);
});

test("a failure to load is told, and the next program tries again", async () => {
  const page = new Page();
  page.analyze(1, SPLITS);
  await page.answer(new Error("no network"));
  page.analyze(2, SPLITS);
  await page.answer(common);
  expect(page.verdicts()).toEqual([[1, "a part of Go's library could not be loaded: no network"], [2]]);
});

test("programs and mistakes that need only the core do not wait; the rest is fetched once the page has time", async () => {
  const page = new Page();
  page.analyze(1, program("time", "var x int = nope"));
  expect([page.asked, page.verdicts().length]).toEqual([[], 1]);
  page.analyze(2, SLEEPS);
  expect(page.verdicts()[1]).toEqual([2]);
  await expect.poll(() => page.replies.some((reply) => reply.kind === "exploration" && reply.isFinal)).toBe(true);
  expect(page.asked).toEqual([]);
  page.beIdle();
  await expect.poll(() => page.asked).toEqual(["common", "rest", "maps"]);
});
