// The structs of package sync as Go's own look when they are printed: fields and what they would hold. Queues of waiters, which
// Go keeps in some of them, are shown empty.

import type { Value } from "../../ir/value.ts";
import { integerWord, numberOf } from "../word.ts";

/** A field's value: a number, or the fields of a struct. */
type Form = number | bigint | readonly (readonly [name: string, value: Form])[];

const WRITER = 1 << 30;

// Since 1.24 the mutex proper is in a package of its own.
function mutex(state: number, goMinor: number): Form {
  const fields: Form = [
    ["state", state],
    ["sema", 0],
  ];
  return goMinor < 24
    ? fields
    : [
        ["_", []],
        ["mu", fields],
      ];
}

const atomic = (value: number): Form => [
  ["_", []],
  ["v", value],
];

function rwMutex(state: number, readers: number, goMinor: number): Form {
  const hasWriter = state !== 0;
  const readerCount = hasWriter ? readers - WRITER : readers;
  const readerWait = hasWriter ? readers : 0;
  const asAtomic = goMinor < 20 ? (value: number): Form => value : atomic;
  return [
    ["w", mutex(hasWriter ? 1 : 0, goMinor)],
    ["writerSem", 0],
    ["readerSem", 0],
    ["readerCount", asAtomic(readerCount)],
    ["readerWait", asAtomic(readerWait)],
  ];
}

function waitGroup(counter: number, goMinor: number): Form {
  const state = integerWord(BigInt(counter) << 32n);
  if (goMinor < 20)
    return [
      ["noCopy", []],
      ["state1", state],
      ["state2", 0],
    ];
  return [
    ["noCopy", []],
    [
      "state",
      [
        ["_", []],
        ["_", []],
        ["v", state],
      ],
    ],
    ["sema", 0],
  ];
}

function once(state: number, goMinor: number): Form {
  const fields = [
    ["done", goMinor < 22 ? Number(state === 2) : atomic(Number(state === 2))],
    ["m", mutex(Number(state === 1), goMinor)],
  ] as const;
  return goMinor < 24 ? fields : [["_", []], ...fields];
}

function write(form: Form, hasNames: boolean): string {
  if (typeof form !== "object") return String(form);
  return `{${form.map(([name, value]) => (hasNames ? `${name}:` : "") + write(value, hasNames)).join(" ")}}`;
}

function formOf(typeName: string, words: readonly Value[], goMinor: number): Form | undefined {
  const [state, , readers] = words;
  switch (typeName) {
    case "sync.Mutex":
      return mutex(numberOf(state), goMinor);
    case "sync.RWMutex":
      return rwMutex(numberOf(state), numberOf(readers), goMinor);
    case "sync.WaitGroup":
      return waitGroup(numberOf(state), goMinor);
    case "sync.Once":
      return once(numberOf(state), goMinor);
    default:
      return undefined;
  }
}

/** A struct of package sync under %v or, with field names, %+v; undefined for other types. */
export function lockText(
  typeName: string,
  words: readonly Value[],
  goMinor: number,
  hasNames: boolean,
): string | undefined {
  const form = formOf(typeName, words, goMinor);
  return form === undefined ? undefined : write(form, hasNames);
}
