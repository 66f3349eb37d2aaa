// Ends of a program inside a map, in words.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import type { Story } from "./detector.ts";
import { type MapEnding, ownSteps } from "./map-ending.ts";
import type { MapOperation } from "./map-operations.ts";
import { eventsOf, ONE_LOCK, operationText, partName, stepText, valueText, whoDoes, whoIs } from "./map-words.ts";
import { placeOf } from "./story.ts";

/** Tells it. `text`: the line that Go prints. */
export function describeMapEnding(trace: Trace, ending: MapEnding, text: string, isPanic: boolean): Story {
  const { victim, culprit } = ending;
  const isCheck = text.startsWith("fatal error: concurrent map");
  return {
    severity: "error",
    message: `${text} (${whoIs(victim)} ${operationText(trace, victim)} at ${placeOf(trace, victim.first)}, ${whoIs(culprit)} ${operationText(trace, culprit)} at ${placeOf(trace, culprit.first)})`,
    explanation: [
      `${whoDoes(trace, culprit)}.`,
      `${whoDoes(trace, victim)}.`,
      ...(isCheck ? checkStory(trace, ending) : consequenceStory(trace, ending, text)),
      endText(isPanic),
      ONE_LOCK,
    ],
    events: eventsOf(trace, [
      [culprit.first, "other operation"],
      [victim.first, "operation that fails"],
      [ending.store, isCheck ? "changes the writing flag" : "changes what the other looks at"],
      [trace.events.length - 1, isPanic ? "panics" : "fatal error"],
    ]),
    cursor: trace.events.length,
  };
}

function endText(isPanic: boolean): string {
  return isPanic
    ? "It is a consequence of the two operations meeting, not a mistake of the line alone. A recover would catch the panic, and leave the map as it is: damaged, its writing flag perhaps still set."
    : "It cannot be recovered: the runtime ends the whole program with exit status 2, deferred calls do not run, and what the two have done to the map by then does not matter any more.";
}

// The window: which check was passed when, whose flag it is, and when it was turned over.
function checkStory(trace: Trace, ending: MapEnding): readonly string[] {
  const { victim, culprit, look, store } = ending;
  const { entry, toggle } = ownSteps(trace, ending);
  const [a, b] = [whoIs(victim), whoIs(culprit)];
  if (toggle < 0)
    return [
      store < 0
        ? `At ${stepText(look)} ${a} looks at the writing flag: it is set, ${b} is inside the map.`
        : `${b} sets the writing flag at ${stepText(store)}; at ${stepText(look)} ${a} looks at it, finds it set, and the check fires. ${a} goes no further.`,
      "The check is one look at the beginning of the operation. Had it come before the flag was set, it would have been passed, and the two would have met inside the map unnoticed.",
    ];
  const passed = passedBy(trace, culprit, ending);
  return [
    `${a} looks at the writing flag at ${stepText(entry)} and finds it clear${passed < 0 ? "" : `; ${b} does the same at ${stepText(passed)}`}: both have passed the check.`,
    `${a} turns the flag over at ${stepText(toggle)}. ${store < 0 ? `${b} turns it over, too.` : `${b} stores it at ${stepText(store)} (now${valueText(trace, store)}).`} Setting the flag is turning it over: the second one to do so clears it.`,
    `At the end of its write, at ${stepText(look)}, ${a} finds its flag gone. By now both have changed the map: the check says that it happened, it has not prevented it.`,
  ];
}

// The look at the flag by which the other one has passed its own check; -1.
function passedBy({ events }: Trace, { goroutine, first }: MapOperation, { look, store }: MapEnding): number {
  for (let i = first; i < store; i++)
    if (events.goroutine[i] === goroutine && events.object[i] === events.object[look] && events.kind[i] === op.OP_READ)
      return i;
  return -1;
}

const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /bad map state/,
    "Moving an old bucket is one goroutine's work. Here two move the same one: the second finds a cell that the first has already marked as moved, and the runtime gives up.",
  ],
  [
    /oldoverflow is not nil/,
    "Two growths of one map are begun at the same time: the second finds the list of old overflow buckets that the first has put there.",
  ],
  [
    /small map with no empty slot/,
    "Both have counted the entries of the small map and found room; together they need more slots than there are.",
  ],
  [
    /nil pointer dereference/,
    "The map's code has looked whether the pointer is there and loads it once more; in between the other one has changed it. No check covers that.",
  ],
];

function consequenceStory(trace: Trace, { victim, culprit, look, store }: MapEnding, text: string): readonly string[] {
  const meaning = MEANINGS.find(([pattern]) => pattern.test(text))?.[1];
  const seen =
    look < 0
      ? []
      : [
          `${store < 0 ? "" : `${whoIs(culprit)} stores${valueText(trace, store)} into ${partName(trace, trace.events.object[store] as number)} at ${stepText(store)}. `}At ${stepText(look)} ${whoIs(victim)} reads ${partName(trace, trace.events.object[look] as number)} (${valueText(trace, look).trim() || "no value"}), and cannot go on.`,
        ];
  return [...seen, ...(meaning === undefined ? [] : [meaning])];
}
