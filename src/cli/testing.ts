// Commands run in this process, with what they wrote. For tests alone.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { executeCommand } from "./command-line.ts";

/** What a command did. */
export interface Done {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const folder = mkdtempSync(join(tmpdir(), "raceweave-cli-"));

/** A file with this text; returns its path. */
export function writeProgram(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Executes the command and collects what it writes. */
export async function command(...words: readonly string[]): Promise<Done> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const status = await executeCommand(words, {
    out: (text) => out.push(Buffer.from(text)),
    err: (text) => err.push(Buffer.from(text)),
  });
  return { status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}
