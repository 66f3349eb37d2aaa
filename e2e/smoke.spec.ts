import { headerPolicy, metaPolicy } from "../scripts/csp.mjs";
import { expect, test } from "./support/app.ts";

test("the page loads", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Raceweave/);
});

test("the security policy is in the header and, for other hosts, in the page", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.headers()["content-security-policy"]).toBe(headerPolicy);
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute("content", metaPolicy);
});
