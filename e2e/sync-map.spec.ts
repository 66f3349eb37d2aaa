// A sync.Map from inside, in both of its shapes, told by the page's own engine.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { allowClipboard, open, pasteProgram, verdict } from "./support/page.ts";

/** The read map has two keys, one of them deleted; two goroutines store. */
const PROGRAM = `package main

import "sync"

func main() {
	var cities sync.Map
	cities.Store("北京", 1)
	cities.Store("b", 2)
	cities.Load("x")
	cities.Load("y")
	cities.Delete("b")
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		cities.Store("c", 3)
	}()
	wg.Wait()
	cities.Load("c")
}
`;

/** The map of the Maps tab at runtime detail, at the end of the execution before main returns. */
async function openMap(page: Page, goVersion: string): Promise<Locator> {
  await open(page, "", /Lost update/);
  await pasteProgram(page, PROGRAM);
  await expect(verdict(page)).toContainText(/No bug/);
  await page.getByRole("button", { name: "Options", exact: true }).click();
  await page.getByRole("combobox", { name: "Maps", exact: true }).selectOption("runtime");
  await page.getByRole("combobox", { name: "Go version", exact: true }).selectOption(goVersion);
  await page.keyboard.press("Escape");
  await expect(verdict(page)).toContainText(/No bug/);
  await page.getByRole("tab", { name: "Maps" }).click();
  return page.getByRole("tabpanel", { name: "Maps" });
}

// Steps back until somebody is inside of this operation.
async function backUntil(page: Page, panel: Locator, want: RegExp): Promise<void> {
  const inside = panel.getByRole("list", { name: "Goroutines inside of it" });
  await expect(async () => {
    await page.getByRole("button", { name: "One step back", exact: true }).click();
    await expect(inside).toContainText(want, { timeout: 200 });
  }).toPass();
}

test.beforeEach(({ context }) => allowClipboard(context));

test("up to Go 1.23: two maps, the entries that they share, and who is inside", async ({ page }) => {
  const panel = await openMap(page, "23");
  await backUntil(page, panel, /G1.*Load "c"/);
  const rows = panel.getByRole("table", { name: "Entries of both maps" }).getByRole("row");
  await expect(rows.filter({ hasText: "北京" })).toHaveText(/"北京".*1.*"北京"/);
  await expect(rows.filter({ hasText: "expunged" })).toHaveText(/"b".*expunged.*–/);
  await expect(rows.filter({ hasText: '"c"' })).toHaveText(/^–.*3.*"c"$/);
  await expect(panel.getByText("amended", { exact: true })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include(".sync-map").analyze();
  expect(violations).toEqual([]);
});

test("from Go 1.24 on: a trie with sixteen slots a node", async ({ page }) => {
  const panel = await openMap(page, "26");
  await backUntil(page, panel, /G1.*Load "c"/);
  const root = panel.getByRole("region", { name: "root", exact: true });
  await expect(root).toContainText('"北京": 1');
  await expect(root).toContainText('"c": 3');
  await expect(root.getByRole("list", { name: "Slots" }).first().getByRole("listitem")).toHaveCount(16);
  const { violations } = await new AxeBuilder({ page }).include(".sync-map").analyze();
  expect(violations).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
