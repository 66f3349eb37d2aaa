import { expect, test } from "vitest";
import { detector, START } from "./data-race.testing.ts";
import { storiesOf } from "./testing.ts";

test.each([
  [
    "send ch 2",
    "close ch 2",
    "data race on ch: G2 sends to it at main.go:3, G3 closes it at main.go:4,",
    "closed channel",
  ],
  ["lock mu", "write mu", "data race on mu: G2 locks it at main.go:3, G3 writes it at main.go:4,", ""],
])("the story of %s and %s", (first, second, message, rule) => {
  const picture = `${START}
            ${first}
                        ${second}
  `;
  const [story] = storiesOf(detector(), picture);
  expect(story?.message).toContain(message);
  expect(story?.explanation.join("\n")).toContain(rule);
});

test("the story names both accesses, who made the goroutines, and the locks", () => {
  const [story] = storiesOf(
    detector(),
    `${START}
            lock mu
            write x
            unlock mu
                        read x
    `,
  );
  expect(story?.message).toBe(
    "data race on x: G2 writes it at main.go:4, G3 reads it at main.go:6, and nothing orders the two",
  );
  expect(story?.explanation.slice(0, 2)).toEqual([
    "G2 (main.g2), started by G1 at main.go:1, writes x at main.go:4, holding mu.",
    "G3 (main.g3), started by G1 at main.go:2, reads x at main.go:6, holding no lock.",
  ]);
  expect(story?.events.map(({ step, role }) => [step, role])).toEqual([
    [3, "first access"],
    [5, "second access"],
  ]);
});

test.each([
  ["lock mu\n              write x", "read x", "G3 has to hold mu too, at main.go:5."],
  ["rlock mu\n              write x", "rlock mu\n                          read x", "Both hold mu, but for reading"],
  ["lock a\n              write x", "lock b\n                          read x", "G2 holds a and G3 holds b"],
  ["atomic-store x", "read x", "x has to be accessed atomically everywhere"],
  ["map-write m", "map-read m", "or a sync.Map"],
  ["write x", "read x", "or handing the value over through a channel"],
])("what would order %j and %j", (first, second, words) => {
  const picture = `${START}
              ${first}
                          ${second}
  `;
  const stories = storiesOf(detector(), picture);
  expect(stories.map(({ explanation }) => explanation.join("\n")).join("\n")).toContain(words);
});

test("who started the other has to wait for it", () => {
  const [story] = storiesOf(detector(), "G1      G2\ngo G2\n        write x\nread x");
  expect(story?.explanation.join("\n")).toContain("G1 would have to wait for G2 before this access");
});
