// The gallery: grouped by theme; a scenario says what never happens in it, shows its counterpart, and what real Go did.
import { expect, test } from "./support/app.ts";
import { expectProgram, monaco, open } from "./support/page.ts";

test("a scenario says what cannot happen, with the numbers", async ({ page }) => {
  await open(page, "#s/iterator-no-repeat", /Skipped in iteration/);
  const code = page.getByRole("region", { name: "Program" });
  await expect(code).toContainText(
    /Repeated in iteration: absent in all executions within \d preemptions? \([\d,]+ executions\)/,
  );
});

test("a scenario leads to its counterpart, where that does happen", async ({ page }) => {
  await open(page, "#s/iterator-no-repeat", /Skipped in iteration/);
  await monaco(page);
  await page.getByRole("button", { name: /^Compare: Box 0/ }).click();
  await expectProgram(page, /box := 0/);
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Repeated in iteration");
  await expect(page).toHaveURL(/#s\/iterator-repeat$/);
});

test("what real Go did is there to be read", async ({ page }) => {
  await open(page, "#s/iterator-repeat", /Repeated in iteration/);
  await page.getByRole("button", { name: "Real Go" }).click();
  const panel = page.getByRole("dialog", { name: "What real Go did with this program" });
  await expect(panel.getByRole("region", { name: /^go1\.19/ })).toContainText(/delivered: \[8 0 0 0 0 0 0 0 0\]/);
  await expect(panel.getByRole("region", { name: /^go1\.26/ })).toContainText(/50 runs/);
});

test("the gallery is grouped by theme", async ({ page }) => {
  await open(page, "#s/mutex-counter", /No bug/);
  await page.getByRole("button", { name: "Examples" }).click();
  const inside = page.getByRole("dialog", { name: "Examples" }).getByRole("region", { name: "Inside a map" });
  await inside.getByRole("button", { name: /Write into an evacuated bucket/ }).click();
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Lost write");
});
