// A large tree on a machine with more processors: the page's engine starts copies of itself, under the page's own policy, and what comes
// out is what it finds alone.
import { expect, test } from "./support/app.ts";
import { inPage, LARGE, rememberWorker } from "./support/engine-alone.ts";

interface Copies {
  copies: number;
  pieces: number;
}

// Before the engine's own script: so many processors, and a word to the page about every copy and every piece that one has explored.
function pretend(nProcessors: number): void {
  Object.defineProperty(navigator, "hardwareConcurrency", { value: nProcessors });
  const NativeWorker = self.Worker;
  self.Worker = class extends NativeWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      self.postMessage({ kind: "copy" });
      this.addEventListener("message", ({ data }) => {
        if ("job" in data) self.postMessage({ kind: "piece" });
      });
    }
  };
}

// Beside `rememberWorker`: counts what `pretend` says.
function countCopies(): void {
  const counts: Copies = { copies: 0, pieces: 0 };
  (window as unknown as { counts: Copies }).counts = counts;
  const NativeWorker = window.Worker;
  window.Worker = class extends NativeWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", ({ data }) => {
        if (data.kind === "copy") counts.copies++;
        if (data.kind === "piece") counts.pieces++;
      });
    }
  };
}

test("copies of the engine explore pieces of a large tree, and the result is the same", async ({ context, page }) => {
  let nProcessors = 1;
  await context.addInitScript(countCopies);
  await context.addInitScript(rememberWorker);
  await context.route(/assets\/server-[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    const body = `(${pretend})(${nProcessors});\n${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await page.goto("/");
  await page.waitForFunction(() => (window as { engineUrl?: string }).engineUrl !== undefined);
  const large = { name: "a large tree", source: LARGE, options: { maxExecutions: 23_000 } };
  const counts = () => page.evaluate(() => (window as unknown as { counts: Copies }).counts);
  const alone = await inPage(page, large);
  expect(await counts()).toEqual({ copies: 0, pieces: 0 });
  nProcessors = 4;
  const together = await inPage(page, large);
  const { copies, pieces } = await counts();
  expect(copies).toBeGreaterThan(0);
  expect(pieces).toBeGreaterThan(0);
  expect(together).toEqual(alone);
});
