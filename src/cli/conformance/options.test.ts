import { expect, test } from "vitest";
import { parseOptions } from "./options.ts";

const defaults = {
  goroot: "/go",
  go: undefined,
  suites: ["test", "race", "check"],
  parts: [],
  isRecording: false,
  isListing: false,
  nEngines: 2,
};

test.each([
  ["--goroot /go", {}],
  ["--goroot /go/ --suite race", { suites: ["race"] }],
  ["chan/ --goroot /go map", { parts: ["chan/", "map"] }],
  [
    "--goroot /go --record --list --engines 1 --go /bin/go",
    { isRecording: true, isListing: true, nEngines: 1, go: "/bin/go" },
  ],
])("%s", (words, want) => {
  expect(parseOptions(words.split(" "))).toEqual({ ok: true, value: { ...defaults, ...want } });
});

test.each([
  ["", "--goroot DIR is missing: where is Go installed?"],
  ["--goroot", "--goroot needs a value"],
  ["--goroot /go --suite all", "there is no suite all"],
  ["--goroot /go --loud", "unknown word --loud"],
  ["--goroot /go --engines none", "--engines is a number from 1 to 16"],
])("%s is refused", (words, error) => {
  expect(parseOptions(words === "" ? [] : words.split(" "))).toEqual({ ok: false, error });
});
