// What a new visitor sees. The page has it from the start; the other scenarios come later.

import lostUpdate from "./lost-update.go?raw";
import type { Scenario } from "./scenario.ts";

export const FIRST_SCENARIO: Scenario = {
  slug: "lost-update",
  theme: "races",
  title: "Lost update",
  summary: "Two goroutines count to one. counter++ is a read and a write, and something fits in between.",
  source: lostUpdate,
  expected: ["data-race", "lost-update"],
};
