// The map log: what became of every map, by whom, with charts and exports, told by the page's own engine.
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { allowClipboard, open, pasteProgram, position, verdict } from "./support/page.ts";

/** The map grows while one goroutine fills it; another one looks without a lock. */
const PROGRAM = `package main

import "sync"

var mu sync.Mutex

func main() {
	cities := make(map[string]int)
	for _, key := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		cities[key] = 1
	}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for i, key := range []string{"上海", "北京", "=1+2"} {
			mu.Lock()
			cities[key] = i
			mu.Unlock()
		}
	}()
	go func() {
		defer wg.Done()
		mu.Lock()
		_ = cities["北京"]
		mu.Unlock()
	}()
	wg.Wait()
	println(len(cities))
}
`;

/** Opens the log in the Maps tab, with the runtime's own steps. */
async function openLog(page: Page, source = PROGRAM): Promise<Locator> {
  await open(page, "", /Lost update/);
  await pasteProgram(page, source);
  await expect(verdict(page)).toContainText(/No bug|Data race/);
  await page.getByRole("button", { name: "Options", exact: true }).click();
  await page.getByRole("combobox", { name: "Maps", exact: true }).selectOption("runtime");
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Maps" }).click();
  const log = page.getByRole("region", { name: "Map log" });
  await expect(log.getByRole("table", { name: "Operations" })).toContainText("上海");
  return log;
}

test.beforeEach(({ context }) => allowClipboard(context));

test("operations with keys and locks; a click goes to the step, filters leave out", async ({ page }) => {
  const log = await openLog(page);
  const rows = log.getByRole("table", { name: "Operations" }).getByRole("row");
  await expect(rows.filter({ hasText: '"上海"' })).toContainText(/assign.*7 → 8.*mu.*main\.go:18/);
  await expect(rows.filter({ hasText: "look up" })).toContainText(/"北京".*mu/);

  const target = rows.filter({ hasText: '"=1+2"' });
  await target.getByRole("button").click();
  const step = await target.getByRole("button").innerText();
  await expect(position(page)).toHaveText(new RegExp(`^step ${step} of`));
  await expect(target.getByRole("button")).toHaveAttribute("aria-current", "step");

  const current = log.getByRole("region", { name: "The operation at the cursor" });
  await expect(current).toContainText(/G2: assign "=1\+2" in cities#1, steps \d+ to \d+/);
  await expect(current).toContainText("Called from main.main.func1 main.go:18");

  await log.getByRole("searchbox", { name: "Key, place or function" }).fill("北京");
  await expect(rows).toHaveCount(3);
  await log.getByRole("combobox", { name: "Operation" }).selectOption("lookup");
  await expect(rows).toHaveCount(2);
  await log.getByRole("searchbox", { name: "Key, place or function" }).fill("nobody");
  await expect(log).toContainText("Nothing passes these filters.");
});

test("the growth stream, and the chart as a way through the steps", async ({ page }) => {
  const log = await openLog(page);
  await log.getByRole("button", { name: "Growth" }).click();
  const rows = log.getByRole("table", { name: "Growth" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("8 → 16 slots: its only group is full");
  await expect(rows.nth(2)).toContainText("table 0, 8 entries, 0 left to move");
  await expect(rows.last()).toContainText("8 entries moved in all");

  const chart = log.getByRole("slider", { name: /^cities#1 map\[string\]int/ });
  await chart.focus();
  await page.keyboard.press("Home");
  await expect(position(page)).toHaveText(/^step 0 of/);
  await expect(chart).toHaveAttribute("aria-valuetext", "start: not there yet");
  await page.keyboard.press("ArrowRight");
  await expect(chart).toHaveAttribute("aria-valuetext", /: 7 entries, 8 slots/);
  await page.keyboard.press("End");
  await expect(chart).toHaveAttribute("aria-valuetext", /: 10 entries, 16 slots/);
  const box = await chart.boundingBox();
  await chart.click({ position: { x: (box?.width ?? 0) / 2, y: 20 } });
  const [, at = 0, all = 0] = /step (\d+) of (\d+)/.exec(await position(page).innerText())?.map(Number) ?? [];
  expect(Math.abs(at - all / 2)).toBeLessThan(2);
});

test("downloads and the clipboard hold every format", async ({ page }) => {
  const log = await openLog(page);
  await log.getByRole("button", { name: "Save" }).click();
  const menu = page.getByRole("dialog", { name: "Save or copy the whole log" });
  const saved = async (format: string): Promise<string> => {
    const waiting = page.waitForEvent("download");
    await menu.getByRole("button", { name: `Download ${format}` }).click();
    return readFile(await (await waiting).path(), "utf8");
  };
  const events = (await saved("JSON Lines")).trimEnd().split("\n");
  expect(new Set(events.map((line) => String((JSON.parse(line) as { ev: string }).ev)))).toEqual(
    new Set(["map.op", "map.grow", "map.evacuate", "map.grow.done"]),
  );
  expect(await saved("CSV")).toContain('"""=1+2"""');
  expect(await saved("Growth as CSV")).toMatch(/^\d+,0,cities#1,2,grow,small,8,16,false,8,/m);
  expect(await saved("Prometheus text")).toMatch(/^gorace_map_grow_total\{map="cities#1",kind="small"\} 1$/m);
  await menu.getByRole("button", { name: "Copy CSV" }).click();
  await expect(menu.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("上海");
});

test("operations that nothing orders are marked, and can be listed alone", async ({ page }) => {
  const log = await openLog(page, PROGRAM.replaceAll("\t\tmu.Lock()\n\t\t_", "\t\t_"));
  const rows = log.getByRole("table", { name: "Operations" }).getByRole("row");
  await expect(rows.filter({ hasText: "look up" })).toContainText("races");
  await log.getByRole("checkbox", { name: "Only concurrent ones" }).check();
  for (const row of (await rows.all()).slice(1)) await expect(row).toContainText(/races|overlaps|fatal|cut off/);
});

test("of a long log only the rows in view exist", async ({ page }) => {
  const loop = PROGRAM.replace('[]string{"上海", "北京", "=1+2"}', "make([]string, 400)").replace(
    "cities[key] = i",
    'cities[key+"上海"] = i',
  );
  const log = await openLog(page, loop);
  const table = log.getByRole("table", { name: "Operations" });
  await expect(table).toHaveAttribute("aria-rowcount", "403");
  expect(await table.getByRole("row").count()).toBeLessThan(60);
  await log.getByRole("region", { name: "Operations" }).focus();
  await page.keyboard.press("End");
  await expect(table.getByRole("row").last()).toContainText(/len.*9/);
  expect(await table.getByRole("row").count()).toBeLessThan(60);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing to object to, also on a narrow screen, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const log = await openLog(page);
    const check = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).include(".map-log").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
    };
    await check();
    await log.getByRole("button", { name: "Growth" }).click();
    await check();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("tablist", { name: "Parts of the page" }).getByRole("tab", { name: "State" }).click();
    await expect(log.getByRole("slider").first()).toBeVisible();
    await check();
    // The page itself does not scroll sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}
