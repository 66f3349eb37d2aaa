// `npm run conformance -- --goroot DIR [PART OF NAME]...`: builds the runner as the product is built, and starts it. `--help` says more.
import { ensureBuilt } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { fail } from "./process.mjs";

ensureDependencies();
if (!ensureBuilt("conformance")) fail("Building the conformance runner failed; Vite says why above.");
await import("../dist-cli/conformance.mjs");
