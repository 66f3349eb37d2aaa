// What protects a variable, in words; the same in drawing and table.

import { strings } from "../../ui/strings.ts";
import type { AccessEdge, VariableNode } from "./model.ts";

export function protectionWords({ protection, locks }: VariableNode): string {
  switch (protection) {
    case "locks":
      return strings.lockGraph.protectedBy(locks.join(", "));
    case "read-locked":
      return strings.lockGraph.readLocked;
    case "none":
      return strings.lockGraph.noCommonLock;
    case "otherwise":
      return locks.length === 0
        ? strings.lockGraph.orderedOtherwise
        : strings.lockGraph.protectedElsewhere(locks.join(", "));
    case "read-only":
      return strings.lockGraph.readOnly;
  }
}

export function isUnprotected({ protection }: VariableNode): boolean {
  return protection === "none" || protection === "read-locked";
}

export function accessWords({ nReads, nWrites }: AccessEdge): string {
  const parts = [
    nReads === 0 ? "" : strings.lockGraph.reads(nReads),
    nWrites === 0 ? "" : strings.lockGraph.writes(nWrites),
  ];
  return parts.filter((part) => part !== "").join(", ");
}
