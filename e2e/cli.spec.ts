// The built command line as a process of its own: exit status, and the whole JSON object.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const root = fileURLToPath(new URL("..", import.meta.url));

const main = (body: string, imports = ""): string => `package main\n${imports}\nfunc main() {\n${body}\n}\n`;

const RACE = main(
  "\tn := 0\n\tdone := make(chan bool)\n\tgo func() { n++; done <- true }()\n\tn++\n\t<-done\n\tprintln(n)",
);

const CASES = [
  { name: "nothing found", text: main('\tprintln("hello")'), words: [], status: 0 },
  { name: "findings", text: RACE, words: [], status: 1 },
  { name: "bad input", text: main("\tx := 1"), words: [], status: 2 },
  {
    name: "a limit",
    text: main("\ti := 0\n\tfor {\n\t\ti++\n\t}"),
    words: ["--max-executions", "2", "--max-steps", "50"],
    status: 3,
  },
  { name: "time", text: main("\ti := 0\n\tfor {\n\t\ti++\n\t}"), words: ["--timeout", "0.1"], status: 3 },
];

function runCommand(words: readonly string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
} {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, stdout, stderr } = spawnSync(npm, ["run", "-s", "raceweave", "--", ...words], {
    cwd: root,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, out: stdout, err: stderr };
}

const schedule = { policy: expect.any(String), deviations: expect.any(Array) };
const position = { line: expect.any(Number), column: expect.any(Number) };
const text = expect.any(String);
const count = expect.any(Number);

function shapeOf(report: { readonly [name: string]: readonly unknown[] | null }): object {
  const each = (name: string, shape: object): object[] => (report[name] ?? []).map(() => shape);
  const event = { goroutine: count, operation: text, object: text, ...position, role: text, step: count };
  return {
    file: text,
    goVersion: "1.26",
    diagnostics: each("diagnostics", { code: text, severity: text, message: text, ...position }),
    executions: count,
    redundant: count,
    complete: expect.any(Boolean),
    spun: count,
    timeMode: "ordered",
    firstFinding: count,
    nRandom: count,
    steps: count,
    estimate: report.estimate === null ? null : count,
    preemptionBound: null,
    windows: null,
    runtimeMaps: [],
    elapsedMs: count,
    limits: each("limits", expect.objectContaining({ kind: text, message: text })),
    outcomes: each("outcomes", {
      kind: text,
      exitCode: count,
      output: text,
      count,
      nRandom: count,
      verdicts: expect.any(Array),
      schedule,
    }),
    findings: each("findings", {
      kind: text,
      severity: expect.stringMatching(/^(error|warning|note)$/),
      requires: expect.any(Array),
      message: text,
      explanation: expect.arrayContaining([text]),
      events: expect.arrayContaining([event]),
      schedule,
      execution: count,
      preemptions: count,
      isMinimal: expect.any(Boolean),
      link: expect.stringMatching(/^#3[\w-]+x$/),
    }),
  };
}

// Builds the command line if it is out of date, which says so on standard error.
test.beforeAll(() => expect(runCommand(["--help"]).status).toBe(0));

for (const { name, text: source, words, status } of CASES) {
  test(`explore --json: ${name}`, () => {
    const file = test.info().outputPath("program.go");
    writeFileSync(file, source);
    const done = runCommand(["explore", file, ...words, "--json"]);
    expect(done.err).toBe("");
    expect(done.status).toBe(status);
    const report = JSON.parse(done.out);
    expect(report).toEqual({ ...shapeOf(report), entry: status === 2 ? null : "main" });
    expect(report.file).toBe(file);
    expect(report.diagnostics.length > 0).toBe(status === 2);
    expect(report.findings.length > 0).toBe(status === 1);
    expect(report.limits.length > 0).toBe(status === 3);
  });
}

test("run, and run --schedule with what explore printed", () => {
  const file = test.info().outputPath("program.go");
  writeFileSync(file, RACE);
  expect(runCommand(["run", file])).toEqual({ status: 0, out: "", err: "2\n" });
  const { findings } = JSON.parse(runCommand(["explore", file, "--json"]).out);
  const lost = findings.find(({ kind }: { readonly kind: string }) => kind === "lost-update");
  const replayed = { status: 0, out: "", err: "1\n" };
  expect(runCommand(["run", file, "--schedule", JSON.stringify(lost.schedule)])).toEqual(replayed);
  expect(runCommand(["run", file, "--schedule", lost.link])).toEqual(replayed);
});
