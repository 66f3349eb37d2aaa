// The write that is lost in a bucket which the growing map has left: found, told, and visible in the map's own memory.
import { expect, test } from "./support/app.ts";
import { findingSteps, findings, open, position, wholeOutput } from "./support/page.ts";

test("the lost write is found and told, and the map's buckets show it", async ({ page }) => {
  await open(page, "#s/evacuated-bucket", /Lost write/);
  await findings(page)
    .getByRole("button", { name: /Lost write/ })
    .click();
  await expect(findingSteps(page).nth(-2)).toContainText(/oldbuckets.*moves the entry/);
  await expect(findingSteps(page).last()).toContainText(/m\[3\].*lost write/);
  await page.getByRole("tab", { name: "Maps" }).click();
  const maps = page.getByRole("tabpanel", { name: "Maps" });

  // The bucket's entries are being copied, and its array is still there: every tophash says where its entry went.
  await findingSteps(page).nth(-2).click();
  const old = maps.getByRole("grid", { name: /^oldbuckets/ });
  await expect(old.getByRole("gridcell").nth(3)).toHaveAccessibleName(/^cell 3: evacuated[XY], key 3, value 3/);

  // The store: into the array that the map has left. The entry in the new one keeps the old value, also at the end.
  await findingSteps(page).last().click();
  await expect(maps).toContainText(
    /G\d wrote m\.oldbuckets\[0\]\.elems\[3\]: a cell of the array that the map has left/,
  );
  await expect(maps.getByRole("gridcell", { name: /key 3, value 3$/ })).toBeVisible();
  expect(await wholeOutput(page)).toContain("m[3] = 3");
  await expect(position(page)).toBeVisible();
});
