// The command line's entry: `raceweave run FILE.go`, `raceweave explore FILE.go`.

import { writeSync } from "node:fs";
import { executeCommand } from "./command-line.ts";

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

process.exitCode = await executeCommand(process.argv.slice(2), {
  out: (text) => writeAll(STDOUT, text),
  err: (text) => writeAll(STDERR, text),
});
