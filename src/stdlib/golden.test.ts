// Programs that use much of the library, against what real Go 1.26.8 printed.

import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { GoParser } from "../syntax/cst.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { GoRunner } from "./run-go.test-support.ts";

let parser: GoParser;
beforeAll(async () => {
  parser = await createNodeParser();
});

const readGolden = (name: string): string => readFileSync(new URL(`golden/${name}.txt`, import.meta.url), "utf8");

test.each(["fmt", "errors", "strings"])("%s", (name) => {
  const { output } = new GoRunner(parser).run(readGolden(`${name}.go`));
  expect(output.split("\n")).toEqual(readGolden(`${name}.want`).split("\n"));
});
