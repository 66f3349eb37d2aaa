import { expect, test } from "vitest";
import { traceOfPicture } from "../trace/picture.ts";
import { canRace } from "./race-possible.ts";
import { ROLE_PROGRAM, ROLE_RUNTIME } from "./site-roles.ts";

const START = `
  G1        G2          G3
  go G2
  go G3
`;

const executions: readonly [name: string, rows: string, want: boolean][] = [
  [
    "locks alone",
    `
            lock mu
            unlock mu
                        lock mu
                        unlock mu
    `,
    false,
  ],
  [
    "a plain access",
    `
                        read x
    `,
    true,
  ],
  [
    "two senders, nobody closes",
    `
            send ch 2
                        send ch 2
    `,
    false,
  ],
  [
    "who sends closes",
    `
            send ch 2
            close ch 2
                        receive ch 2
    `,
    false,
  ],
  [
    "one sends and another closes",
    `
            send ch 2
                        close ch 2
    `,
    true,
  ],
  [
    "who adds waits",
    `
  wg-add wg 2
            wg-add wg -1
                        wg-add wg -1
  wg-wait wg
    `,
    false,
  ],
  [
    "one adds and another waits",
    `
            wg-add wg 1
            wg-add wg -1
                        wg-wait wg
    `,
    true,
  ],
];

test.each(executions)("%s", (_, rows, want) => {
  const { events } = traceOfPicture(START + rows);
  expect(canRace(events, () => ROLE_PROGRAM)).toBe(want);
});

test("the runtime's own accesses are not looked at", () => {
  const { events } = traceOfPicture(`${START}\n            write x\n                        write x`);
  expect(canRace(events, () => ROLE_RUNTIME)).toBe(false);
});
