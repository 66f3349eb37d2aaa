// Gets a fresh clone ready, whatever state it is in. `node scripts/bootstrap.mjs start|test`
//   start: Node version, dependencies, the built app      test: Node version, dependencies, a browser for the tests
import { ensureBuilt } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { fail } from "./process.mjs";

ensureDependencies();
if (process.argv[2] === "start" && !ensureBuilt("app")) fail("Building the app failed; Vite says why above.");
if (process.argv[2] === "test" && !ensureChromium())
  fail(
    "There is no browser for the tests and installing one failed. Install Chromium or Chrome, or set CHROMIUM_PATH to one.",
  );
