// A library that comes in two parts: the core stands by itself, and a session fetches the rest when a program asks for it.

import { expect, test } from "vitest";
import { CORE_TEXTS } from "../stdlib/core-texts.ts";
import { REST_TEXTS } from "../stdlib/rest-texts.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "./compile.ts";
import { Library } from "./library.ts";
import { type LibraryPart, LibraryText } from "./library-text.ts";
import type { Reply } from "./protocol.ts";
import { REST } from "./rest.ts";
import { Session } from "./session.ts";
import { wholeLibrary } from "./whole-library.ts";

const parser = await createNodeParser();
const coreText = (): LibraryText => new LibraryText({ texts: CORE_TEXTS });

test.each([19, 22, 26])("packages of the core import nothing else, Go 1.%i", (goMinor) => {
  const library = new Library(goMinor, coreText());
  for (const path of coreText().paths()) library.load(path);
  expect(library.load("bufio")).toBeUndefined();
});

test("every file is in one of the parts", () => {
  expect(Object.keys(CORE_TEXTS).filter((path) => path in REST_TEXTS)).toEqual([]);
  const paths = wholeLibrary().paths();
  expect(paths).toEqual([...coreText().paths(), ...new LibraryText(REST).paths()].sort());
  expect(coreText().paths()).toEqual(expect.arrayContaining(["fmt", "runtime", "sync/atomic", "testing"]));
});

/** A page whose engine has the core; `answer` lets the rest come. */
class Page {
  readonly replies: Reply[] = [];
  nAsked = 0;
  private pending: ((part: LibraryPart | Error) => void) | undefined;
  private readonly session = new Session(new Compiler(parser, coreText()), {
    post: (reply) => this.replies.push(reply),
    now: () => 0,
    pause: async () => undefined,
    loadRest: () => {
      this.nAsked++;
      return new Promise((resolve, reject) => {
        this.pending = (part) => (part instanceof Error ? reject(part) : resolve(part));
      });
    },
  });

  analyze(id: number, source: string): void {
    this.session.receive({ kind: "analyze", id, source, options: { ...DEFAULT_RUN_OPTIONS, entry: undefined } });
  }

  async answer(part: LibraryPart | Error): Promise<void> {
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
const SLEEPS = program("time", "time.Sleep(1)");

/** The rest, where Go has other names. */
const OTHER_REST: LibraryPart = { ...REST, goNames: { os: "Knit File.Purl" } };

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
])("%s that the core lacks is looked for in the rest", async (_, source, messages) => {
  const page = new Page();
  page.analyze(1, source);
  expect([page.nAsked, page.replies]).toEqual([1, []]);
  await page.answer(OTHER_REST);
  expect(page.verdicts()).toEqual([[1, ...messages]]);
  page.analyze(2, source);
  expect([page.nAsked, page.verdicts()[1]]).toEqual([1, [2, ...messages]]);
});

test("what comes in meanwhile is answered afterwards, in order", async () => {
  const page = new Page();
  page.analyze(1, READS);
  page.analyze(2, SLEEPS);
  page.analyze(3, READS);
  expect(page.replies).toEqual([]);
  await page.answer(REST);
  expect(page.verdicts()).toEqual([[1], [2], [3]]);
});

test("a failure to load is told, and the next program tries again", async () => {
  const page = new Page();
  page.analyze(1, READS);
  await page.answer(new Error("no network"));
  page.analyze(2, READS);
  await page.answer(REST);
  expect(page.verdicts()).toEqual([[1, "the rest of Go's library could not be loaded: no network"], [2]]);
});

test("programs and mistakes that need only the core do not wait; the rest is fetched once there is nothing to do", async () => {
  const page = new Page();
  page.analyze(1, program("time", "var x int = nope"));
  expect([page.nAsked, page.verdicts().length]).toEqual([0, 1]);
  page.analyze(2, SLEEPS);
  expect(page.verdicts()[1]).toEqual([2]);
  await expect.poll(() => page.replies.some((reply) => reply.kind === "exploration" && reply.isFinal)).toBe(true);
  await expect.poll(() => page.nAsked).toBe(1);
  await page.answer(REST);
  page.analyze(3, READS);
  expect([page.nAsked, page.verdicts()[2]]).toEqual([1, [3]]);
});
