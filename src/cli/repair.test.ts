import { expect, test } from "vitest";
import { DEFAULT_RUN_OPTIONS } from "../trace/options.ts";
import { Compiler } from "../worker/compile.ts";
import { wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";
import { repairFile, unifiedDiff } from "./repair.ts";

const compiler = new Compiler(await loadParser(), wholeLibrary());

const COUNTER = `package main

func main() {
	n := 0
	done := make(chan bool)
	go func() {
		n++
		done <- true
	}()
	n++
	<-done
}
`;

function repair(source: string, isJson: boolean): { readonly status: number; readonly out: string } {
  let out = "";
  const status = repairFile(
    { source, fileName: "main.go", compiler },
    {
      command: "explore",
      file: "main.go",
      options: { ...DEFAULT_RUN_OPTIONS, strategy: "dpor" },
      isJson,
      schedule: undefined,
    } as Parameters<typeof repairFile>[1], // The command's other words are of no interest here.
    {
      out: (text) => {
        out += text;
      },
      err: () => undefined,
    },
  );
  return { status, out };
}

test.each<[name: string, edits: { start: number; end: number; text: string }[], want: string]>([
  ["a line in the middle", [{ start: 4, end: 5, text: "C" }], " a\n b\n-c\n+C\n d\n e\n f\n"],
  ["a line more at the start", [{ start: 0, end: 0, text: "x\n" }], "+x\n a\n b\n c\n d\n"],
])("unified difference: %s", (_, edits, want) => {
  const text = unifiedDiff("a\nb\nc\nd\ne\nf\ng\n", edits, "main.go");
  expect(text.replace(/^(---|\+\+\+|@@).*\n/gm, "")).toBe(want);
});

test("prints each finding with what repairs it", () => {
  const { status, out } = repair(COUNTER, false);
  expect(status).toBe(1);
  expect(out).toContain("# Guard n with a mutex: 0 of 2 executions fail (complete)");
  expect(out).toContain("+\tvar mu sync.Mutex");
});

test("prints them as JSON", () => {
  const { findings } = JSON.parse(repair(COUNTER, true).out);
  expect(findings[0].repairs[0]).toMatchObject({ verdict: "verified", failing: 0 });
});

test("has nothing to say of a program without a finding", () => {
  expect(repair("package main\n\nfunc main() {}\n", false)).toEqual({ status: 0, out: "" });
});
