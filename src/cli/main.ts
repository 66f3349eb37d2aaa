// The command line's entry: `raceweave run FILE.go`, `raceweave explore FILE.go`. The same file is what its other threads run.

import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { executeCommand } from "./command-line.ts";
import { servePieces, startThread } from "./threads.ts";

const STDOUT = 1;
const STDERR = 2;

// At once, not through a stream: a program that prints for ever would fill the stream's buffer, since nothing else gets a turn.
function writeAll(fd: number, text: string | Uint8Array): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // Whoever reads our output has stopped reading (`| head`).
      if (code === "EPIPE") process.exit(0);
      // The reader is slow, and the pipe does not block: try again.
      if (code !== "EAGAIN") throw error;
    }
  }
}

const terminal = {
  out: (text: string | Uint8Array) => writeAll(STDOUT, text),
  err: (text: string | Uint8Array) => writeAll(STDERR, text),
};

if (isMainThread) {
  const startWorker = () => startThread(new URL(import.meta.url));
  process.exitCode = await executeCommand(process.argv.slice(2), terminal, startWorker);
} else await servePieces();
