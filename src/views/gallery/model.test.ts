import { expect, test } from "vitest";
import { galleryEntries } from "../../store/selectors.ts";
import { expectedTitles } from "./model.ts";

test("every kind a scenario expects has a title", () => {
  for (const entry of galleryEntries()) {
    expect(expectedTitles(entry).length).toBe(entry.expected.length);
    for (const title of expectedTitles(entry)) expect(entry.expected, `${entry.slug}: ${title}`).not.toContain(title);
  }
});
