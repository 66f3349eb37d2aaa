import { expect, test } from "vitest";
import { galleryEntries, loadGallery } from "../../store/gallery.ts";
import type { SearchResult } from "../../store/selectors.ts";
import { absences, byCount, expectedTitles, groupsOf } from "./model.ts";

await loadGallery();

test("every kind a scenario expects has a title", () => {
  for (const entry of galleryEntries()) {
    expect(expectedTitles(entry).length).toBe(entry.expected.length);
    for (const title of expectedTitles(entry)) expect(entry.expected, `${entry.slug}: ${title}`).not.toContain(title);
  }
});

test("every scenario is in one group, and its counterpart points back", () => {
  const entries = galleryEntries();
  const grouped = groupsOf(entries).flatMap((group) => group.entries);
  expect(new Set(grouped)).toEqual(new Set(entries));
  expect(grouped).toHaveLength(entries.length);
  for (const { slug, counterpart } of entries)
    if (counterpart !== undefined) expect(entries.find((entry) => entry.slug === counterpart)?.counterpart).toBe(slug);
});

test("what is absent is told with the numbers of the search inside the map", () => {
  const inside = { isUnchecked: false, executions: 120, redundant: 20, absent: ["iteration-repeat"] };
  const result = (changes: object): SearchResult =>
    ({ runtimeMaps: [{ ...inside, complete: false, ...changes }] }) as unknown as SearchResult;
  const entry = { absent: ["iteration-repeat"] };
  expect(absences(entry, undefined)).toEqual([]);
  expect(absences(entry, result({ absent: [] }))).toEqual([]);
  expect(absences(entry, result({}))).toMatchObject([{ executions: 100, bound: undefined }]);
  expect(absences(entry, result({ preemptionBound: 3 }))).toMatchObject([{ bound: 3 }]);
  expect(absences(entry, result({ complete: true }))).toMatchObject([{ executions: 100, bound: "all" }]);
});

test("frequent ends come first, and rare ones are counted together", () => {
  const counts = Object.fromEntries("abcdefghij".split("").map((name, i) => [name, i + 1]));
  expect(byCount(counts)).toEqual({
    shown: [
      ["j", 10],
      ["i", 9],
      ["h", 8],
      ["g", 7],
      ["f", 6],
      ["e", 5],
    ],
    nOthers: 4,
    others: 10,
  });
  expect(byCount({ a: 1, b: 2 })).toEqual({
    shown: [
      ["b", 2],
      ["a", 1],
    ],
    nOthers: 0,
    others: 0,
  });
});
