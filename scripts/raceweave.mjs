// Starts the command line, building it first if it is missing or older than its sources. Only the command line itself
// writes to stdout. `npm run -s raceweave -- run FILE.go`
import { ensureBuilt } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { fail } from "./process.mjs";

ensureDependencies();
if (!ensureBuilt("cli")) fail("Building the command line failed; Vite says why above.");
// npm starts scripts in the project's folder; file names are relative to where the person is.
if (process.env.npm_lifecycle_event === "raceweave" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import("../dist-cli/raceweave.mjs");
