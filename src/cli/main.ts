// The command line's entry: `raceweave run FILE.go`, `raceweave explore FILE.go`.

import { executeCommand } from "./command-line.ts";

// Whoever reads our output may stop reading (`| head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await executeCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
