// What axe can see: names, roles, contrast; in both themes and both layouts, with panels open.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { monaco, open } from "./support/page.ts";

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(told).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`no violations on the page in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "", /Lost update/);
    await monaco(page);
    for (const panel of ["State", "Maps", "Locks", "Output", "Outcomes", "Verdicts", "Fixes"]) {
      await page.getByRole("tab", { name: panel }).click();
      await expectNoViolations(page);
    }
  });

  test(`no violations in menus and dialogs in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, "#1damagedx", /Lost update/);
    for (const name of ["Examples", "Options", "Share"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await expectNoViolations(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
    }
  });

  test(`no violations on a narrow screen in ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await open(page, "", /Lost update/);
    for (const tab of ["Code", "Timeline", "State"]) {
      await page.getByRole("tablist", { name: "Parts of the page" }).getByRole("tab", { name: tab }).click();
      await expectNoViolations(page);
    }
  });
}

test("the chosen theme is kept", async ({ page }) => {
  await open(page, "", /Lost update/);
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("the line between the panes moves with the arrow keys", async ({ page }) => {
  await open(page, "", /Lost update/);
  const line = page.getByRole("separator", { name: "Width of the editor" });
  const before = Number(await line.getAttribute("aria-valuenow"));
  await line.focus();
  await page.keyboard.press("ArrowRight");
  await expect(line).toHaveAttribute("aria-valuenow", String(before + 2));
});
