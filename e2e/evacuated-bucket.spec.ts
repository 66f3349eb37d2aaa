// The write that is lost in a bucket which the growing map has left: found, told, and visible in the map's own memory.
import { expect, test } from "./support/app.ts";
import { findingSteps, findings, open, position, wholeOutput } from "./support/page.ts";

test("the lost write is found and told, and the map's buckets show it", async ({ page }) => {
  await open(page, "#s/evacuated-bucket", /^Lost write/);
  await expect(findings(page).getByRole("button", { name: /Lost write/ })).toHaveAttribute("aria-pressed", "true");
  await expect(findingSteps(page)).toHaveText([/oldbuckets.*moves the bucket/, /oldbuckets.*lost write/]);
  const state = page.getByRole("tabpanel", { name: "State" });

  // The bucket's entries have been copied, and its array is still there: every tophash says where its entry went.
  await findingSteps(page).first().click();
  await page.getByRole("button", { name: "One step forward" }).click();
  await expect(state.getByRole("heading", { name: "oldbuckets" })).toBeVisible();
  const old = state.getByRole("table", { name: /bucket 0 · evacuated/ });
  await expect(async () => {
    await page.getByRole("button", { name: "One step forward" }).click();
    await expect(old).toBeVisible({ timeout: 300 });
  }).toPass();

  // The store: into the array that the map has left. The entry in the new one keeps the old value, also at the end.
  await findingSteps(page).last().click();
  await expect(state).toContainText(
    /G\d wrote m\.oldbuckets\[0\]\.elems\[3\]: a cell of the array that the map has left/,
  );
  await expect(state.getByRole("row", { name: /^\w\w 3 3$/ })).toBeVisible();
  expect(await wholeOutput(page)).toContain("m[3] = 3");
  await expect(position(page)).toBeVisible();
});
