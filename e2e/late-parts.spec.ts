// What the page has fetched when its first picture is drawn, and what comes after that: everything, so that nothing is waited for later on,
// with or without a network.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { findings, monaco, open, sharedLink, verdict } from "./support/page.ts";

interface Script {
  /** It was there when the first timeline was drawn. */
  readonly isEarly: boolean;
  readonly text: string;
}

// Runs in the page and in its worker, whose own script is among the page's.
function readScripts() {
  return {
    drawn: performance.timeOrigin + (performance.getEntriesByName("raceweave:first-timeline")[0]?.startTime ?? 0),
    scripts: performance.getEntriesByType("resource").flatMap((entry) => {
      const { name, responseEnd } = entry as PerformanceResourceTiming;
      return name.endsWith(".js") ? [{ url: name, end: performance.timeOrigin + responseEnd }] : [];
    }),
  };
}

async function scriptsOf(page: Page): Promise<readonly Script[]> {
  const inPage = await page.evaluate(readScripts);
  const inWorkers = await Promise.all(page.workers().map((worker) => worker.evaluate(readScripts)));
  const scripts = [inPage, ...inWorkers].flatMap((each) => each.scripts);
  return Promise.all(
    scripts.map(async ({ url, end }) => ({ isEarly: end <= inPage.drawn, text: await textOf(page, url) })),
  );
}

async function textOf(page: Page, url: string): Promise<string> {
  return (await page.request.get(url)).text();
}

/** Words that stand in the code of a part, and nowhere else. */
const LATE: Readonly<Record<string, string>> = {
  "library packages that many programs need": "package strings",
  "library packages that few programs need": "package bufio",
  "the inside of maps": "func mapAssign[K comparable",
  "tree-sitter": "nodeTypeIsNamed",
  repairs: "Wait for the goroutine before going on",
  "the panel of maps": "Reading the execution's maps",
  "the panel of outcomes": "outcome-",
  "links with a program in them": "invalid distance",
  "the other scenarios": "Deadly embrace",
};

test("the first picture waits for what it needs alone; the rest comes right after it", async ({ page }) => {
  await open(page, "", /Lost update/);
  await monaco(page);
  for (const [part, words] of Object.entries(LATE)) {
    const places = async () => (await scriptsOf(page)).filter(({ text }) => text.includes(words));
    await expect.poll(async () => (await places()).length, { message: `${part}: fetched` }).toBeGreaterThan(0);
    expect((await places()).filter(({ isEarly }) => isEarly).length, `${part}: fetched after the first picture`).toBe(
      0,
    );
  }
});

test("the page's own code has nothing of the engine's", async ({ page }) => {
  await open(page, "", /Lost update/);
  const own = await page
    .locator("script[src], link[rel=modulepreload]")
    .evaluateAll((elements) =>
      elements.map((element) =>
        element instanceof HTMLScriptElement ? element.src : (element as HTMLLinkElement).href,
      ),
    );
  const ownTexts = (await Promise.all(own.map((url) => textOf(page, url)))).join("\n");
  expect(ownTexts).toContain("raceweave:first-timeline");
  const early = (await scriptsOf(page)).filter(({ isEarly }) => isEarly);
  // A message of the checker's, and the library's text.
  for (const words of ["declared and not used", "package sync"]) {
    expect(ownTexts).not.toContain(words);
    expect(early.some(({ text }) => text.includes(words))).toBe(true);
  }
});

test("without a network everything is there that has not been looked at yet", async ({ complaints, context, page }) => {
  await open(page, "", /Lost update/);
  await monaco(page);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  for (const name of ["Maps", "Locks", "Output", "Outcomes", "Verdicts", "Fixes"]) {
    await page.getByRole("tab", { name }).click();
    await expect(page.getByRole("tabpanel", { name })).not.toBeEmpty();
  }
  await expect(page.getByRole("tabpanel", { name: "Fixes" })).toContainText("Lock");
  await page.getByRole("tab", { name: "State" }).click();
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: /Write into an evacuated bucket/ }).click();
  await expect(findings(page)).toContainText("Lost write");
  const link = await sharedLink(page);
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: /The same, with a mutex/ }).click();
  await expect(verdict(page)).toContainText("No bug");
  await page.evaluate((hash) => location.replace(hash), new URL(link).hash);
  await expect(findings(page)).toContainText("Lost write");
  // The browser itself asks for the icon again whenever the address changes.
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes("favicon")));
});
