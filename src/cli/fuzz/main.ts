// `npm run fuzz -- [--minutes M] [--inputs N] [--seed N] [--go]`, or `--print INDEX` to see one input. Says what it does and finds on
// standard output; ends with status 1 when anything was wrong. scripts/fuzz.mjs builds and starts it.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCorpus } from "./corpus.ts";
import { keepCrash } from "./crashes.ts";
import { compareWithGo } from "./differential.ts";
import { type Input, inputOf } from "./input.ts";
import { minimised } from "./minimise.ts";
import { TrialProcess, type Verdict } from "./trial-process.ts";
import { serveTrials } from "./trial-worker.ts";

/** A loaded machine is slow; an engine that hangs is slower. */
const TRIAL_MS = 30_000;
const REPORT_MS = 60_000;
/** Trials between two comparisons with real Go. */
const TRIALS_PER_COMPARISON = 150;

interface Words {
  readonly minutes: number;
  readonly nInputs: number;
  readonly first: number;
  readonly seed: number;
  readonly usesGo: boolean;
  readonly print: number | undefined;
}

function readWords(words: readonly string[]): Words {
  const value = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at < 0 ? undefined : words[at + 1];
  };
  const number = (name: string, otherwise: number): number => {
    const text = value(name);
    if (text === undefined) return otherwise;
    if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`${name} ${text}: expected a number`);
    return Number(text);
  };
  return {
    minutes: number("--minutes", 30),
    nInputs: number("--inputs", Number.POSITIVE_INFINITY),
    first: number("--first", 0),
    seed: number("--seed", Math.floor(Math.random() * 2 ** 31)),
    usesGo: words.includes("--go"),
    print: value("--print") === undefined ? undefined : number("--print", 0),
  };
}

type Wrong = Extract<Verdict, { kind: "wrong" }>;

class Fuzzer {
  private readonly trials = new TrialProcess(fileURLToPath(import.meta.url));
  private readonly counts = new Map<string, number>();
  private readonly signatures = new Map<string, number>();
  private nDifferences = 0;

  constructor(
    private readonly root: string,
    private readonly words: Words,
    private readonly corpus: readonly string[],
  ) {}

  /** Returns how many different mistakes there were. */
  async run(): Promise<number> {
    const { seed, minutes, nInputs, first, usesGo } = this.words;
    console.log(`seed ${seed}, ${this.corpus.length} programs to start from`);
    const start = performance.now();
    let reported = start;
    for (let index = first; index < first + nInputs && performance.now() - start < minutes * 60_000; index++) {
      await this.tryOne(index);
      if (usesGo && index % TRIALS_PER_COMPARISON === 0) await this.compare(index);
      if (performance.now() - reported < REPORT_MS) continue;
      reported = performance.now();
      this.report(index);
    }
    this.trials.end();
    this.report(undefined);
    return this.signatures.size + this.nDifferences;
  }

  private async tryOne(index: number): Promise<void> {
    const input = inputOf(this.words.seed, index, this.corpus);
    const verdict = await this.trials.try(input, TRIAL_MS);
    const key = `${input.kind} ${verdict.kind}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (verdict.kind === "wrong") await this.note(index, input, verdict);
  }

  // The first of its kind is made small and kept.
  private async note(index: number, input: Input, { signature, message, stack }: Wrong): Promise<void> {
    const known = this.signatures.get(signature) ?? 0;
    this.signatures.set(signature, known + 1);
    if (known > 0) return;
    console.log(`\ninput ${index} (${input.kind}): ${message}\n${stack.split("\n").slice(1, 6).join("\n")}`);
    const isHang = message.startsWith("hang");
    const text = await minimised(input.text, async (candidate) => {
      const verdict = await this.trials.try({ ...input, text: candidate }, isHang ? TRIAL_MS / 3 : TRIAL_MS);
      return (
        verdict.kind === "wrong" && (isHang ? verdict.message.startsWith("hang") : verdict.signature === signature)
      );
    });
    const file = keepCrash(join(this.root, "src", "cli", "fuzz", "crashes"), signature, { ...input, text });
    console.log(`kept as ${file}:\n${text}`);
  }

  private async compare(index: number): Promise<void> {
    const difference = await compareWithGo(this.words.seed, index);
    if (difference === undefined) return;
    this.nDifferences++;
    console.log(`\nreal Go does something else (comparison ${index}):\n${difference}`);
  }

  private report(index: number | undefined): void {
    const counts = [...this.counts].sort().map(([key, count]) => `${key} ${count}`);
    const mistakes = `${this.signatures.size} different mistakes, ${this.nDifferences} differences from real Go`;
    console.log(`${index === undefined ? "done" : `input ${index}`}: ${counts.join(", ")}; ${mistakes}`);
    if (index === undefined) for (const [signature, count] of this.signatures) console.log(`  ${count} × ${signature}`);
  }
}

async function main(): Promise<void> {
  const [root = ".", ...rest] = process.argv.slice(2);
  const words = readWords(rest);
  const corpus = readCorpus(root);
  if (words.print !== undefined) {
    const { kind, text, options } = inputOf(words.seed, words.print, corpus);
    console.log(`// ${kind} ${JSON.stringify(options)}\n${text}`);
    return;
  }
  process.exitCode = (await new Fuzzer(root, words, corpus).run()) === 0 ? 0 : 1;
}

await (process.argv[2] === "serve" ? serveTrials() : main());
