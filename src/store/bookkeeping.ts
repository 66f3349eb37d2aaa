// What package testing keeps for itself: locks, channels and fields that nobody else touches. A picture of a test is clearer without.

import type { Snapshot } from "../trace/snapshot.ts";
import type { Trace } from "../trace/trace.ts";

const OWNER = "testing.";

/** Addresses of the objects that only functions of package testing touch. Cost: O(events). */
export function bookkeepingOf(trace: Trace): ReadonlySet<number> {
  const inner = new Set<number>();
  const others = new Set<number>();
  const { length, object, site } = trace.events;
  const isInner = trace.sites.map(({ function: name, isUser }) => !isUser && name.startsWith(OWNER));
  for (let step = 0; step < length; step++)
    (isInner[site[step] ?? -1] === true ? inner : others).add(object[step] ?? -1);
  for (const address of others) inner.delete(address);
  return inner;
}

/** The state without what a test's own `t` leads to. */
export function withoutBookkeeping(snapshot: Snapshot): Snapshot {
  const variables = snapshot.goroutines.flatMap(({ frames }) => frames.flatMap((frame) => frame.variables));
  const names = new Set(variables.filter(({ type }) => /^\*?testing\./.test(type)).map(({ name }) => name));
  if (names.size === 0) return snapshot;
  const isOwn = ({ name }: { readonly name: string }): boolean => !names.has(/^[^.[]*/.exec(name)?.[0] ?? "");
  return {
    ...snapshot,
    shared: snapshot.shared.filter(isOwn),
    locks: snapshot.locks.filter(isOwn),
    channels: snapshot.channels.filter(isOwn),
    maps: snapshot.maps.filter(isOwn),
  };
}
