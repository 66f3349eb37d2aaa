// What real Go does with a program: built and run once, remembered outside the repository by the text of what was built.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** What happened. `output` holds standard output and standard error as they were written, one character a byte. */
export type RealResult =
  | { readonly kind: "ran"; readonly exitCode: number; readonly output: string }
  | { readonly kind: "failed"; readonly reason: string };

/** What to build and run. */
export interface RealProgram {
  readonly files: readonly string[];
  readonly flags: readonly string[];
  readonly args: readonly string[];
  /** Where it runs. */
  readonly folder: string;
}

const BUILD_TIMEOUT_MS = 180_000;
const RUN_TIMEOUT_MS = 60_000;
const MAX_OUTPUT = 1 << 20;
/** A new number when what is remembered means something else. */
const CACHE_FORMAT = 1;

export class RealGo {
  private readonly cache: string;
  private readonly work = mkdtempSync(join(tmpdir(), "raceweave-conformance-"));
  private nBuilt = 0;

  private constructor(
    private readonly command: string,
    /** As `go1.19.8`. */
    readonly version: string,
  ) {
    const base = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
    this.cache = join(base, "raceweave", "conformance", version);
    mkdirSync(this.cache, { recursive: true });
  }

  /** The Go that belongs to `goroot`; undefined when there is none. Debian keeps a Go's commands apart from its sources. */
  static of(goroot: string, command: string | undefined): RealGo | undefined {
    const places = [goroot, goroot.replace("/share/", "/lib/")].map((folder) => join(folder, "bin", "go"));
    for (const place of command === undefined ? places : [command]) {
      const { status, stdout } = spawnSync(place, ["version"], { encoding: "utf8", env: goEnvironment() });
      const version = /\bgo1\.\d+\S*/.exec(stdout ?? "")?.[0];
      if (status === 0 && version !== undefined) return new RealGo(place, version);
    }
    return undefined;
  }

  /** 19 of go1.19.8. */
  get minor(): number {
    return Number(/^go1\.(\d+)/.exec(this.version)?.[1]);
  }

  /** Builds and runs the program, or remembers that. Cost: a second or so the first time. */
  async result(program: RealProgram): Promise<RealResult> {
    const file = join(this.cache, `${this.keyOf(program)}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as RealResult; // written below
    const result = await this.buildAndRun(program);
    writeFileSync(file, JSON.stringify(result));
    return result;
  }

  dispose(): void {
    rmSync(this.work, { recursive: true, force: true });
  }

  private keyOf({ files, flags, args }: RealProgram): string {
    const hash = createHash("sha256").update(JSON.stringify([CACHE_FORMAT, flags, args]));
    for (const file of files) hash.update(file).update(readFileSync(file));
    return hash.digest("hex").slice(0, 32);
  }

  private async buildAndRun({ files, flags, args, folder }: RealProgram): Promise<RealResult> {
    const binary = join(this.work, `program-${this.nBuilt++}`);
    const build = ["build", "-o", binary, ...flags, ...files];
    const built = await this.execute(this.command, build, folder, BUILD_TIMEOUT_MS);
    if (built.status !== 0) return { kind: "failed", reason: `go build: ${lastLine(built.output)}` };
    const { status, output } = await this.execute(binary, args, folder, RUN_TIMEOUT_MS);
    rmSync(binary, { force: true });
    if (status === undefined) return { kind: "failed", reason: "ended by a signal, or did not end" };
    return { kind: "ran", exitCode: status, output };
  }

  // Both streams into one file, so that they stay in order.
  private execute(
    command: string,
    args: readonly string[],
    folder: string,
    timeout: number,
  ): Promise<{ readonly status: number | undefined; readonly output: string }> {
    const file = join(this.work, `output-${this.nBuilt++}`);
    const fd = openSync(file, "w");
    return new Promise((resolve) => {
      const child = spawn(command, args, { cwd: folder, stdio: ["ignore", fd, fd], timeout, env: goEnvironment() });
      const finish = (status: number | undefined, failure: string): void => {
        closeSync(fd);
        const output = failure + readFileSync(file, "latin1").slice(0, MAX_OUTPUT);
        rmSync(file);
        resolve({ status, output });
      };
      child.on("error", (error) => finish(undefined, error.message));
      child.on("close", (status) => finish(status ?? undefined, ""));
    });
  }
}

function goEnvironment(): NodeJS.ProcessEnv {
  const { GOFLAGS: _flags, GOROOT: _root, GODEBUG: _debug, ...rest } = process.env;
  return { ...rest, GO111MODULE: "off", GOTOOLCHAIN: "local" };
}

function lastLine(output: string): string {
  const lines = output.trim().split("\n");
  return (lines.length > 1 ? lines[1] : lines[0]) ?? "";
}
