// What protects a variable, in words; the same in picture and table.

import { lockGraphStrings } from "../../ui/strings/lock-graph.ts";
import type { AccessEdge, LockGraphModel, SectionNode, VariableNode } from "./model.ts";

const words = lockGraphStrings;

export function protectionWords({ protection, locks }: VariableNode): string {
  switch (protection) {
    case "locks":
      return words.protectedBy(locks.join(", "));
    case "read-locked":
      return words.readLocked;
    case "none":
    case "unknown":
      return words.noCommonLock;
    case "otherwise":
      return words.orderedOtherwise;
    case "read-only":
      return words.readOnly;
  }
}

/** Beside a verdict without a common lock: which lock comes nearest. */
export function partialWords({ partial }: VariableNode): string {
  return partial === undefined ? "" : words.partly(partial.lock, partial.nAccesses, partial.nAll);
}

export function isUnprotected({ protection }: VariableNode): boolean {
  return protection === "none" || protection === "read-locked";
}

export function accessWords({ nReads, nWrites }: AccessEdge): string {
  const parts = [nReads === 0 ? "" : words.reads(nReads), nWrites === 0 ? "" : words.writes(nWrites)];
  return parts.filter((part) => part !== "").join(", ");
}

/** The line or lines of a section; empty when it has none. */
export function lineWords({ fromLine, toLine }: SectionNode): string {
  if (fromLine === 0) return "";
  return fromLine === toLine ? words.line(fromLine) : words.lines(fromLine, toLine);
}

/** A section in a sentence: `deposit, lines 5–8`. */
export function sectionWords(section: SectionNode): string {
  return [section.function, lineWords(section)].filter((part) => part !== "").join(", ");
}

export function heldWords({ locks }: LockGraphModel, section: SectionNode): string {
  if (section.locks.length === 0) return words.noLock;
  return section.locks
    .map(({ address, isRead }) => {
      const name = locks.find((lock) => lock.address === address)?.name ?? "";
      return isRead ? words.readMode(name) : name;
    })
    .join(", ");
}

/** Go type; of a map's entries with a word for these. */
export function typeWords({ type, isMap }: VariableNode): string {
  return isMap ? words.entriesOf(type) : type;
}
