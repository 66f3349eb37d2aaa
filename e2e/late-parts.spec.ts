// What the page fetches before its first picture, what it fetches after that, and that it has everything then: nothing is waited for later
// on, with or without a network.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { findings, open, sharedLink, verdict } from "./support/page.ts";

interface Script {
  readonly url: string;
  readonly isEarly: boolean;
  readonly text: string;
}

// The scripts of the page and of its worker. `isEarly`: there when the first timeline was drawn.
async function scriptsOf(page: Page): Promise<readonly Script[]> {
  const read = () => ({
    origin: performance.timeOrigin,
    drawn: performance.getEntriesByName("raceweave:first-timeline")[0]?.startTime ?? 0,
    scripts: performance.getEntriesByType("resource").flatMap((entry) => {
      const { name, responseEnd } = entry as PerformanceResourceTiming;
      return name.endsWith(".js") ? [{ url: name, end: performance.timeOrigin + responseEnd }] : [];
    }),
  });
  const inPage = await page.evaluate(read);
  const inWorkers = await Promise.all(page.workers().map((worker) => worker.evaluate(read)));
  const drawn = inPage.origin + inPage.drawn;
  const all = [inPage, ...inWorkers].flatMap(({ scripts }) => scripts);
  return Promise.all(
    all.map(async ({ url, end }) => ({ url, isEarly: end <= drawn, text: await (await page.request.get(url)).text() })),
  );
}

/** Words that stand in the code of each part, and nowhere else. */
const LATE: Readonly<Record<string, string>> = {
  "library packages that not every program needs": "package bufio",
  "library packages that many programs need": "package strings",
  "the inside of maps": "func mapAssign[K comparable, V any]",
  "what looks inside maps": "iteration-repeat",
  "tree-sitter": "progressCallback",
  repairs: "Lock the mutex",
  "the panel of maps": "Access to the map over time",
  "the lock graph": "lock-graph-",
  links: "decompression",
  "the other scenarios": "lock-order",
};
