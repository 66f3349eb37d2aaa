// The page's first script, small on purpose: starts the engine's worker, then loads the page beside it. Both take about as long.

import { prepareWorker } from "../worker/client.ts";

prepareWorker();
// The build has a <link rel="modulepreload"> for it. Not waited for: nothing comes after.
void import("./main.tsx");
