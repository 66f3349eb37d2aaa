// `npm run fuzz -- [--minutes M] [--inputs N] [--seed N] [--go]`: builds src/cli/fuzz as the product is built and feeds the engine
// programs nobody would write. What is wrong is made small and kept in src/cli/fuzz/crashes. --go also compares with real Go.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { viteBuild } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { fail, root } from "./process.mjs";

ensureDependencies();
const built = join(root, "bench", "out", "fuzz");
if (!viteBuild(["--ssr", "src/cli/fuzz/main.ts", "--outDir", built, "--emptyOutDir"]))
  fail("Building the fuzzer failed; Vite says why above.");
const { status } = spawnSync(process.execPath, [join(built, "main.mjs"), root, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
