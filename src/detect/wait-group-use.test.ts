import { expect, test } from "vitest";
import { detector, START } from "./data-race.testing.ts";
import { linesFound } from "./testing.ts";

const races: readonly [name: string, rows: string, want: readonly (readonly number[])[]][] = [
  [
    "an Add that a Wait may miss",
    `
                        wake
            wg-add wg 1
            wg-add wg -1
                        wg-wait wg
    `,
    [[4, 6]],
  ],
  [
    "a Wait that comes late by chance",
    `
            wg-add wg 1
            wg-add wg -1
                        wake
                        wg-wait wg
    `,
    [[3, 6]],
  ],
  [
    "a Wait that cannot come before the end",
    `
            wg-add wg 1
            wg-add wg -1
            send ch 1
                        receive ch 1
                        wg-wait wg
    `,
    [],
  ],
  [
    "two Waits",
    `
            wg-add wg 1
            rendezvous ch G3
            wg-add wg -1
                        wg-wait wg
            wg-wait wg
    `,
    [],
  ],
  [
    "a second Add is not the first",
    `
            wg-add wg 1
            send ch 2
                        receive ch 2
            wg-add wg 1
            wg-add wg -2
                        wg-wait wg
    `,
    [],
  ],
  [
    "Add after a Wait of the same goroutine",
    `
                        wg-add wg 1
                        send ch 1
            receive ch 1
            wg-add wg -1
                        wg-wait wg
                        wg-add wg 1
    `,
    [],
  ],
  [
    "Add while another one still waits",
    `
                        wg-add wg 1
                        send ch 1
            receive ch 1
                        wg-add wg -1
            wg-wait wg
                        wg-add wg 1
    `,
    [[7, 8]],
  ],
];

test.each(races)("%s", (_, rows, want) => {
  expect(linesFound(detector(), START + rows)).toEqual(want);
});
