// The map view: a map's memory at every step, keys on their way when it grows, who wrote a cell last, for pointers, keys and screen readers.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import {
  allowClipboard,
  findingSteps,
  findings,
  monaco,
  open,
  pasteProgram,
  position,
  verdict,
} from "./support/page.ts";

const panel = (page: Page): Locator => page.getByRole("tabpanel", { name: "Maps" });
const cells = (page: Page, array: string): Locator =>
  panel(page)
    .getByRole("grid", { name: new RegExp(`^${array}`) })
    .getByRole("gridcell");
/** A key on its way; has no role, since it says nothing that the cells do not. */
const travelling = (page: Page): Locator => page.locator(".map-ghost");

async function chooseGoVersion(page: Page, version: string): Promise<void> {
  await page.getByRole("button", { name: "Options", exact: true }).click();
  await page.getByRole("combobox", { name: "Go version" }).selectOption({ label: version });
  await page.keyboard.press("Escape");
}

/** The classic map in which an entry is moved while somebody holds its cell; with a witness that no search replaces any more. */
async function openGrowingMap(page: Page): Promise<void> {
  await page.goto("/#s/evacuated-bucket");
  await expect(verdict(page)).toContainText(/found in execution|Lost write/);
  await chooseGoVersion(page, "1.22");
  const lostWrite = findings(page).getByRole("button", { name: /Lost write/ });
  await expect(lostWrite).toBeVisible();
  const stop = page.getByRole("region", { name: "Verdict" }).getByRole("button", { name: "Stop" });
  if (await stop.isVisible()) await stop.click();
  await expect(verdict(page)).not.toContainText("Exploring");
  await lostWrite.click();
  await expect(findingSteps(page).last()).toContainText("lost write");
  await page.getByRole("tab", { name: "Maps" }).click();
  await expect(panel(page).getByRole("heading", { name: /map\[int\]int/ })).toBeVisible();
}

/** The step that takes the entry out of its old cell. */
const moving = (page: Page): Locator => findingSteps(page).filter({ hasText: "moves the entry" });

/** Steps on until a key has just been written to the new array; gives how many steps that took. */
async function stepToArrival(page: Page): Promise<void> {
  const forward = page.getByRole("button", { name: "One step forward" });
  await expect(async () => {
    await forward.click();
    await expect(travelling(page)).toBeVisible({ timeout: 250 });
  }).toPass({ intervals: [0] });
}

test("old and new buckets stand side by side, and follow the cursor both ways", async ({ page }) => {
  await openGrowingMap(page);
  await moving(page).click();
  await expect(cells(page, "oldbuckets")).toHaveCount(8);
  await expect(cells(page, "buckets")).toHaveCount(16);
  const old = cells(page, "oldbuckets").first();
  await expect(old).toHaveAccessibleName(/^cell 0: evacuated[XY], key 0, value 0/);
  await expect(panel(page).getByRole("list", { name: "Who is in the map" })).toContainText(/G2\s*assign 8/);

  // Before the growth there is one bucket, with the entry in it.
  await page.getByRole("button", { name: "To the start" }).click();
  await expect(panel(page)).toContainText(/no map that anybody can reach/);
  await findingSteps(page).first().click();
  await expect(cells(page, "buckets")).toHaveCount(8);
  await expect(cells(page, "oldbuckets")).toHaveCount(0);
  await expect(cells(page, "buckets").first()).toHaveAccessibleName(/^cell 0: tophash \w\w, key 0, value 0/);

  // The lost store: into a bucket that is no longer of the map, alive because somebody holds it.
  await findingSteps(page).last().click();
  await page.getByRole("button", { name: "One step back" }).click();
  await expect(panel(page)).toContainText(/No longer part of the map. Still alive, because G3 holds it/);
  await expect(cells(page, "retired bucket")).toHaveCount(8);
  await page.getByRole("button", { name: "One step forward" }).click();
  await expect(panel(page)).toContainText(
    /G3 wrote m\.oldbuckets\[0\]\.elems\[3\]: a cell of the array that the map has/,
  );
});

test("a key travels on a single step, either way, and any key ends that", async ({ page }) => {
  await openGrowingMap(page);
  await moving(page).click();
  await expect(cells(page, "oldbuckets")).toHaveCount(8);
  await expect(travelling(page)).toHaveCount(0);
  await stepToArrival(page);
  await expect(travelling(page)).toHaveCount(0);
  const before = await position(page).innerText();
  await page.getByRole("button", { name: "One step back" }).click();
  await expect(travelling(page)).toBeVisible();
  await page.keyboard.press("Shift");
  await expect(travelling(page)).toHaveCount(0, { timeout: 200 });
  // A jump is no step.
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(position(page)).not.toHaveText(before);
  await expect(travelling(page)).toHaveCount(0);
});

test("without motion both ends of a move are marked instead", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openGrowingMap(page);
  await moving(page).click();
  await expect(cells(page, "oldbuckets")).toHaveCount(8);
  const forward = page.getByRole("button", { name: "One step forward" });
  await expect(async () => {
    await forward.click();
    await expect(page.locator(".map-cell.is-left")).toHaveCount(1, { timeout: 250 });
  }).toPass({ intervals: [0] });
  await expect(page.locator(".map-part.map-key.is-changed")).toHaveCount(1);
  await expect(travelling(page)).toHaveCount(0);
});

test("a cell says who wrote it last, and goes there", async ({ page }) => {
  await openGrowingMap(page);
  await findingSteps(page).last().click();
  const cell = panel(page)
    .getByRole("grid", { name: /^buckets/ })
    .getByRole("gridcell", { name: /key 8, value 8/ });
  await cell.hover();
  const tip = page.getByRole("tooltip");
  await expect(tip).toContainText(/key's hash/);
  await expect(tip).toContainText(/G2\s*wrote value/);
  const [, step] = /wrote value\s*step (\d+)/.exec(await tip.innerText()) ?? [];
  await cell.click();
  await expect(position(page)).toHaveText(new RegExp(`^step ${step} of`));
  await expect(cells(page, "buckets").locator(".map-value.is-changed")).toHaveText("8");
});

test("the keyboard moves between cells and goes to the last write", async ({ page }) => {
  await openGrowingMap(page);
  await findingSteps(page).last().click();
  const grid = panel(page).getByRole("grid", { name: /^buckets/ });
  await grid.focus();
  const before = await position(page).innerText();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await expect(page.getByRole("tooltip")).toContainText("bucket 1, cell 0");
  // Arrows are the grid's here, not the execution's.
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tooltip")).toContainText("bucket 1, cell 1");
  await expect(position(page)).toHaveText(before);
  await page.keyboard.press("Enter");
  await expect(position(page)).not.toHaveText(before);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
});

test("newer versions of Go show groups with their control bytes", async ({ page }) => {
  await page.goto("/#s/evacuated-bucket");
  await expect(verdict(page)).toContainText(/found in execution/);
  await chooseGoVersion(page, "1.26");
  await expect(verdict(page)).toContainText(/found in execution/);
  await page.getByRole("tab", { name: "Maps" }).click();
  const grid = panel(page).getByRole("grid", { name: /^(small map|table A)/ });
  await expect(grid.getByRole("gridcell", { name: /^cell \d: H2 \w\w, key \d, value \d/ }).first()).toBeVisible();
});

test("the same as a table, and in both forms nothing that axe sees", async ({ page }) => {
  await openGrowingMap(page);
  await monaco(page);
  await moving(page).click();
  await expect(cells(page, "oldbuckets")).toHaveCount(8);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  }
  await panel(page).getByRole("button", { name: "As a table" }).click();
  await expect(panel(page).getByRole("row", { name: /^old bucket 0 · evacuated 0 evacuated[XY] 0 0/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test("a narrow screen has the same, one under the other", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/#s/evacuated-bucket");
  await chooseGoVersion(page, "1.22");
  await expect(verdict(page)).toContainText(/found in execution|Lost write/);
  await page.getByRole("tablist", { name: "Parts of the page" }).getByRole("tab", { name: "State" }).click();
  await page.getByRole("tab", { name: "Maps" }).click();
  await expect(cells(page, "buckets").first()).toBeVisible();
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overhang).toBe(0);
});

/** A thousand buckets. */
const LARGE = `package main

func main() {
	m := make(map[int]int)
	for i := range 6600 {
		m[i] = i
	}
	done := make(chan bool)
	go func() {
		m[1] = 2
		done <- true
	}()
	<-done
	println(len(m))
}
`;

test("of a map with a thousand buckets a few lines are drawn, and any of them can be reached", async ({
  page,
  context,
}) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, LARGE);
  await chooseGoVersion(page, "1.22");
  await page.getByRole("button", { name: "Options", exact: true }).click();
  await page.getByRole("combobox", { name: "Maps", exact: true }).selectOption("runtime");
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Maps" }).click();
  const grid = panel(page).getByRole("grid", { name: /^buckets/ });
  await expect(verdict(page)).toContainText("No bug");
  // At the very end nobody can reach the map any more.
  await expect(panel(page)).toContainText(/no map that anybody can reach/);
  await page.getByRole("button", { name: "Previous context switch" }).click();
  await expect(grid).toHaveAttribute("aria-rowcount", /^\d{4}$/);
  expect(await grid.getByRole("row").count()).toBeLessThan(30);
  await grid.focus();
  await page.keyboard.press("Control+End");
  await expect(grid.getByRole("rowheader", { name: /^(overflow \d of )?bucket 1023/ }).first()).toBeVisible();
});
