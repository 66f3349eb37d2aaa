import { expect, test } from "vitest";
import { detector, START } from "./data-race.testing.ts";
import { linesFound } from "./testing.ts";

// Which accesses conflict.
const accesses: readonly [name: string, rows: string, want: readonly (readonly number[])[]][] = [
  [
    "two increments",
    `
            read x
                        read x
            write x
                        write x
    `,
    [
      [4, 5],
      [5, 6],
    ],
  ],
  [
    "a write and an earlier read",
    `
            read x
                        write x
    `,
    [[3, 4]],
  ],
  [
    "reads alone",
    `
            read x
                        read x
    `,
    [],
  ],
  [
    "before the go statement",
    `
            read y
    `,
    [],
  ],
  [
    "different keys of one map",
    `
            map-write m 11
                        map-write m 12
    `,
    [[3, 4]],
  ],
  [
    "overlapping ranges",
    `
            write a 4
                        write a+3 2
    `,
    [[3, 4]],
  ],
  [
    "neighbours",
    `
            write a+1
                        write a+2
    `,
    [],
  ],
  [
    "a long write over a cell",
    `
            write a+299
                        write a 300
    `,
    [[3, 4]],
  ],
  [
    "a cell in a long write",
    `
            write a 300
                        read a+299
    `,
    [[3, 4]],
  ],
  [
    "long accesses that overlap",
    `
            read a 300
                        write a+299 300
                        write a+600 300
    `,
    [[3, 4]],
  ],
  [
    "long accesses side by side",
    `
            write a 300
                        write a+300 300
                        read a+300
    `,
    [],
  ],
  [
    "long accesses in order, and one that is not",
    `
            write a 300
            write a 300
            send ch 1
                        receive ch 1
                        write a 300
            write a+5
    `,
    [[7, 8]],
  ],
  [
    "unordered, though far apart",
    `
            write x
            lock mu
            unlock mu
                        lock other
                        unlock other
                        read x
    `,
    [[3, 8]],
  ],
  [
    "atomic against atomic",
    `
            atomic-store n
                        atomic-rmw n
    `,
    [],
  ],
  [
    "atomic against plain",
    `
            atomic-rmw n
                        read n
    `,
    [[3, 4]],
  ],
];

// What orders two accesses, and what does not.
const orders: readonly [name: string, rows: string, want: readonly (readonly number[])[]][] = [
  [
    "one lock around each",
    `
            lock mu
            write x
            unlock mu
                        lock mu
                        write x
                        unlock mu
    `,
    [],
  ],
  [
    "different locks",
    `
            lock a
            write x
            unlock a
                        lock b
                        write x
                        unlock b
    `,
    [[4, 7]],
  ],
  [
    "a failed TryLock orders nothing",
    `
            lock mu
            write x
                        trylock-fail mu
                        read x
            unlock mu
    `,
    [[4, 6]],
  ],
  [
    "readers and a writer of an RWMutex",
    `
            rlock mu
            read x
            runlock mu
                        rw-announce mu
                        lock mu
                        write x
                        unlock mu
            rlock mu
            read x
    `,
    [],
  ],
  [
    "two readers are not ordered",
    `
            rlock mu
            write x
            runlock mu
                        rlock mu
                        write x
                        runlock mu
    `,
    [[4, 7]],
  ],
  [
    "unbuffered: what the sender did before",
    `
            write x
            rendezvous ch G3
                        read x
    `,
    [],
  ],
  [
    "unbuffered: what the receiver did before",
    `
                        write x
            rendezvous ch G3
            read x
    `,
    [],
  ],
  [
    "buffered: send before receive",
    `
            write x
            send ch 2
                        receive ch 2
                        read x
    `,
    [],
  ],
  [
    "buffered: the receiver's past is not the sender's",
    `
            send ch 2
                        write x
                        receive ch 2
            send ch 2
            read x
    `,
    [[4, 7]],
  ],
  [
    "buffered: the k-th receive is before the (k+C)-th send",
    `
            send ch 2
            send ch 2
                        write x
                        receive ch 2
            send ch 2
            read x
    `,
    [],
  ],
  [
    "close before the receive it ends",
    `
            write x
            close ch 0
                        receive ch 0
                        read x
    `,
    [],
  ],
  [
    "a buffered element does not carry the close",
    `
            send ch 1
            write x
            close ch 1
                        receive ch 1
                        read x
    `,
    [[4, 7]],
  ],
  [
    "Done before Wait",
    `
            write x
            wg-add wg -1
                        wg-wait wg
                        read x
    `,
    [],
  ],
  [
    "Add orders nothing",
    `
            write x
            wg-add wg 1
                        wg-wait wg
                        read x
    `,
    [[3, 6]],
  ],
  [
    "once",
    `
            once-begin once
            write x
            once-end once
                        once-begin once
                        read x
    `,
    [],
  ],
  [
    "atomic store and the load that sees it",
    `
            write x
            atomic-store ready
                        atomic-load ready
                        read x
    `,
    [],
  ],
  [
    "atomic load before the store",
    `
                        write x
                        atomic-load ready
            atomic-store ready
            read x
    `,
    [[3, 6]],
  ],
  [
    "read-modify-writes chain",
    `
            write x
            atomic-rmw n
                        atomic-rmw n
                        read x
    `,
    [],
  ],
  [
    "signal before wake-up",
    `
            write x
            cond-signal c
                        cond-woken c
                        read x
    `,
    [],
  ],
  [
    "a sleep orders nothing",
    `
            write x
            exit
                        sleep
                        wake
                        read x
    `,
    [[3, 7]],
  ],
];

// What a channel or a lock is used for is an access to it.
const uses: readonly [name: string, rows: string, want: readonly (readonly number[])[]][] = [
  [
    "send and close that nothing orders",
    `
            send ch 2
                        close ch 2
    `,
    [[3, 4]],
  ],
  [
    "a receiver that closes",
    `
            rendezvous ch G3
                        close ch 0
    `,
    [],
  ],
  [
    "a second close, which panics",
    `
            close ch 0
                        write x
                        close ch 0
            receive ch 0
            write x
    `,
    [[4, 7]],
  ],
  [
    "a send that panics",
    `
            close ch 2
                        send ch 2
    `,
    [[3, 4]],
  ],
  [
    "two sends",
    `
            send ch 2
                        send ch 2
    `,
    [],
  ],
  [
    "overwriting a lock that is used",
    `
            lock mu
            unlock mu
                        write mu
    `,
    [[4, 5]],
  ],
  [
    "overwriting a lock before it is used",
    `
            write mu
            send ch 2
                        receive ch 2
                        lock mu
    `,
    [],
  ],
];

test.each([...accesses, ...orders, ...uses])("%s", (_, rows, want) => {
  expect(linesFound(detector(), START + rows)).toEqual(want);
});

test("a pair of places is reported once, over all executions and cells", () => {
  const known = detector();
  const picture = `${START}
            write a 8
                        write a 8
  `;
  expect(linesFound(known, picture)).toHaveLength(1);
  expect(linesFound(known, picture)).toHaveLength(0);
});
