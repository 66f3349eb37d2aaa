// Libraries of one Go version, with and without the source of maps.

import { expect, test } from "vitest";
import { libraryTags } from "../trace/map-detail.ts";
import { Library } from "./library.ts";
import { wholeLibrary } from "./whole-library.ts";

const text = wholeLibrary();

test.each([19, 23, 24, 26])("Go 1.%i: only packages that depend on the source of maps are checked again", (goMinor) => {
  const plain = new Library(goMinor, text, libraryTags("operation"));
  const withMaps = new Library(goMinor, text, libraryTags([0]), plain);
  const detailed = new Library(goMinor, text, libraryTags("runtime"), plain);
  // fmt imports sync; slices imports iter, which imports runtime.
  const paths = ["fmt", "time", "sync", "runtime", "slices"].filter((path) => plain.load(path) !== undefined);
  const shared = (library: Library) => paths.filter((path) => library.load(path) === plain.load(path));
  expect(shared(withMaps)).toEqual(["fmt", "time", "sync"]);
  expect(shared(detailed)).toEqual(["time"]);
  for (const path of paths) {
    const closure = withMaps.inDependencyOrder([withMaps.load(path) ?? []].flat());
    // One program has one package of a name.
    for (const pkg of closure) expect(withMaps.load(pkg.path)).toBe(pkg);
  }
});

test("the source of maps is not even read where no map is at runtime detail", () => {
  const names = (detail: "operation" | "runtime") => {
    const library = new Library(26, text, libraryTags(detail));
    return [...(library.load("runtime")?.scope.keys() ?? [])].filter((name) => /^map[A-Z]/.test(name));
  };
  expect(names("operation")).toEqual([]);
  expect(names("runtime")).toContain("mapAssign");
});
