import { expect, test } from "./support/app.ts";

test("the page loads", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Raceweave/);
});
