// Links, and what survives a reload.
import { expect, test, watch } from "./support/app.ts";
import { lastTrace, recordTraces } from "./support/engine.ts";
import {
  allowClipboard,
  eventSentences,
  expectProgram,
  notices,
  open,
  pasteProgram,
  position,
  sharedLink,
  verdict,
} from "./support/page.ts";

const SEND = "package main\n\n// 谁也不收\nfunc main() {\n\tch := make(chan int)\n\tch <- 1\n}\n";

test("a link opens in a fresh profile at the same step of the same execution", async ({ page, context, browser }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, SEND);
  await expect(verdict(page)).toContainText("Deadlock");
  await page.getByRole("button", { name: "One step back" }).click();
  await page.getByRole("tab", { name: "Output" }).click();
  const at = await position(page).innerText();
  const link = await sharedLink(page);

  const fresh = await browser.newContext();
  const complaints = await watch(fresh, new URL(link).origin);
  const other = await fresh.newPage();
  await other.goto(link);
  await expect(verdict(other)).toContainText("Deadlock");
  await expect(position(other)).toHaveText(at);
  await expect(other.getByRole("tab", { name: "Output" })).toHaveAttribute("aria-selected", "true");
  // The hash of the trace is in the link: another execution would be announced.
  await expect(other.getByRole("region", { name: "Notices" })).toHaveCount(0);
  expect(await sharedLink(other)).toBe(link);
  // And in a page that is already open; its address stays the link's.
  await other.goto("/#s/mutex-counter");
  await expect(verdict(other)).toContainText("No bug");
  await other.goto(link);
  await expect(verdict(other)).toContainText("Deadlock");
  await expect(position(other)).toHaveText(at);
  await expect(other).toHaveURL(link);
  expect(complaints).toEqual([]);
  await fresh.close();
});

const COUNT = `package main

import "sync"

func main() {
	counter := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() { defer wg.Done(); counter++ }()
	}
	wg.Wait()
	println("计数", counter)
}
`;

test("a link brings the same step and, byte for byte, the same trace and state", async ({ page, context, browser }) => {
  await allowClipboard(context);
  await recordTraces(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, COUNT);
  await expect(verdict(page)).toContainText(/^Lost update.*all \d schedules/);
  for (let steps = 0; steps < 3; steps++) await page.getByRole("button", { name: "One step back" }).click();
  const state = page.getByRole("tabpanel", { name: "State" });
  await expect(state).toContainText("counter");
  const shown = {
    position: await position(page).innerText(),
    state: await state.innerText(),
    events: await eventSentences(page),
    trace: await lastTrace(page),
  };
  const link = await sharedLink(page);

  const fresh = await browser.newContext();
  await recordTraces(fresh);
  const other = await fresh.newPage();
  await other.goto(link);
  await expect(verdict(other)).toContainText(/^Lost update.*all \d schedules/);
  await expect(position(other)).toHaveText(shown.position);
  await expect(other.getByRole("tabpanel", { name: "State" })).toHaveText(await state.innerText(), {
    useInnerText: true,
  });
  expect(await eventSentences(other)).toEqual(shown.events);
  const trace = await lastTrace(other);
  expect(trace).toBe(shown.trace);
  expect(JSON.parse(trace).events.kind.length).toBeGreaterThan(10);
  await fresh.close();
});

test("a scenario has a short link to a step", async ({ page }) => {
  await open(page, "#s/lock-order", /Deadlock/);
  await page.getByRole("button", { name: "To the start" }).click();
  await page.getByRole("button", { name: "One step forward" }).click();
  expect(await sharedLink(page)).toMatch(/#s\/lock-order@1$/);
  await open(page, "#s/lock-order@1", /Deadlock/);
  await page.reload();
  await expect(position(page)).toHaveText(/^step 1 of/);
});

for (const [name, fragment, sentence] of [
  ["damaged", "#1damagedx", /This link is damaged/],
  ["oversized", `#1${"A".repeat(170_000)}x`, /larger than a link may be/],
  ["newer", "#4AAAAx", /made by a newer Raceweave/],
  ["unknown", "#s/nothing-here", /no scenario called “nothing-here”/],
] as const) {
  test(`a link that is ${name} gets a sentence, and the page is intact`, async ({ page }) => {
    await open(page, fragment, /Lost update/);
    const notice = notices(page);
    await expect(notice).toHaveText(sentence);
    await notice.getByRole("button", { name: "Dismiss" }).click();
    await expect(notice).toHaveCount(0);
  });
}

test("a link that comes while the page is open is opened too", async ({ page }) => {
  await open(page, "", /Lost update/);
  await page.evaluate(() => {
    location.hash = "#s/lock-order";
  });
  await expect(verdict(page)).toContainText("Deadlock");
});

test("the text survives a reload, also of a page that a link had opened", async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, "#s/lock-order", /Deadlock/);
  await pasteProgram(page, SEND);
  await expect(verdict(page)).toContainText("Deadlock");
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("raceweave:monaco-ready").length > 0);
  await expectProgram(page, /谁也不收/);
});

test("a text that a scenario replaced can be brought back", async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, SEND);
  await expect(verdict(page)).toContainText("Deadlock");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: /The same, with a mutex/ }).click();
  await expect(verdict(page)).toContainText("No bug");
  await page.getByRole("button", { name: "Restore my text" }).click();
  await expect(verdict(page)).toContainText("Deadlock");
  await expectProgram(page, /谁也不收/);
});
