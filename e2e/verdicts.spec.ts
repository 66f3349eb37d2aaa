// Who says what about a program, and what can be done about it: the Verdicts and Fixes panels.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { findings, open, verdict } from "./support/page.ts";

// Cells of a row as a person who does not see them hears them.
async function row(page: Page, name: RegExp): Promise<readonly string[]> {
  const cells = page.getByRole("row", { name }).getByRole("cell");
  return (await cells.allTextContents()).map((text) => text.replace(/[●–]/g, ""));
}

async function columns(page: Page): Promise<readonly string[]> {
  return page.getByRole("columnheader").allTextContents();
}

test("a lost update under a mutex: every tool of Go is silent", async ({ page }) => {
  await open(page, "#s/account", /Lost update/);
  await page.getByRole("tab", { name: "Verdicts" }).click();
  await expect(page.getByText(/None of Go's own tools can see it/)).toBeVisible();
  expect(await columns(page)).toEqual(["Executions", "Compiler", "go vet", "Runtime", "-race", "Lost update"]);
  expect(await row(page, /balance: 120/)).toEqual(["silent", "silent", "silent", "silent", "objects"]);
  expect(await row(page, /balance: 130/)).toEqual(["silent", "silent", "silent", "silent", "silent"]);
});

test("a row of the table shows an execution that ends like this", async ({ page }) => {
  await open(page, "#s/account", /Lost update/);
  await page.getByRole("tab", { name: "Verdicts" }).click();
  await page.getByRole("button", { name: /balance: 130/ }).click();
  await page.getByRole("tab", { name: "Output" }).click();
  await expect(page.getByRole("tabpanel", { name: "Output" })).toContainText("balance: 130");
});

test("how often each ending comes up is told for all schedules and for random ones", async ({ page }) => {
  await open(page, "#s/account", /Lost update/);
  await page.getByRole("tab", { name: "Outcomes" }).click();
  const endings = page.getByRole("list", { name: "Every way the program can end" }).getByRole("listitem");
  for (const ending of await endings.all()) await expect(ending).toContainText(/\d+ of \d+ executions.*random runs?/);
});

test("a repair is tried out, applied, explored, and undone", async ({ page }) => {
  await open(page, "#s/lost-update", /Lost update/);
  await findings(page)
    .getByRole("button", { name: /Lost update/ })
    .click();
  await page.getByRole("button", { name: "How to fix it" }).click();
  const repairs = page.getByRole("list", { name: "Ways to repair it" }).getByRole("listitem");
  const proved = repairs.filter({ hasText: "0 of" }).filter({ hasText: "proved" }).first();
  await expect(proved).toContainText(/0 of \d+ executions? fails? \(complete\)/);
  await proved.getByRole("button", { name: /^Apply/ }).click();
  await expect(verdict(page)).toContainText("No bug");
  const strip = page.getByRole("region", { name: "Verdict" });
  await expect(strip).toContainText(/Applied: .*0 of \d+ executions fail \(complete\)/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(verdict(page)).toContainText("Lost update");
});
