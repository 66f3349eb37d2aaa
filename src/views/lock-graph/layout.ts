// Where the nodes of a lock graph go, in pixels: locks left, critical sections in the middle, shared variables right. Each column keeps
// near what it is linked with and never overlaps itself. Pure.

import { linkHorizontal, mean, sum } from "d3";
import { accessKey } from "./connections.ts";
import type { LockGraphModel, SectionNode, VariableNode } from "./model.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Link {
  readonly key: string;
  /** SVG path data. */
  readonly path: string;
}

export interface LockGraphLayout {
  readonly height: number;
  readonly locks: ReadonlyMap<number, Box>;
  readonly sections: ReadonlyMap<string, Box>;
  readonly variables: ReadonlyMap<number, Box>;
  /** From a lock to a section that holds it. */
  lockPath(lock: number, section: string): string;
  /** From a section to the line of the variable's card that stands for the access. */
  accessPath(section: string, variable: number): string;
}

export const LOCK_HEIGHT = 28;
export const SECTION_HEIGHT = 52;
/** A variable's card: name and verdict, then a row for each section. */
export const CARD_HEAD_HEIGHT = 50;
export const CARD_ROW_HEIGHT = 26;
const CARD_FOOT_HEIGHT = 4;
const GAP = 14;
/** Room above the first node, so that rings are not cut. */
const MARGIN = 4;

/** Lays the graph out in `width` pixels. Columns without nodes take no room. Cost: O(nodes x links). */
export function layOutLockGraph(model: LockGraphModel, width: number): LockGraphLayout {
  const columns = columnsOf(model, width);
  const tops = new Map<string, number>();
  const variables = stack(model.variables, columns.variables, cardHeight, () => 0);
  for (const { address, edges } of model.variables)
    edges.forEach((edge, i) => {
      tops.set(accessKey(edge), (variables.get(address)?.y ?? 0) + CARD_HEAD_HEIGHT + (i + 0.5) * CARD_ROW_HEIGHT);
    });
  const edges = model.variables.flatMap((variable) => variable.edges);
  const goalOf = ({ id }: SectionNode): number =>
    mean(
      edges.filter(({ section }) => section === id),
      (edge) => tops.get(accessKey(edge)) ?? 0,
    ) ?? Number.MAX_SAFE_INTEGER;
  const bySection = stack(model.sections, columns.sections, () => SECTION_HEIGHT, goalOf, bottomOf(variables));
  const sections = new Map([...bySection].map(([section, box]) => [section.id, box]));
  const centreOf = (address: number): number =>
    mean(
      model.sections.filter(({ locks }) => locks.some((lock) => lock.address === address)),
      ({ id }) => centre(sections.get(id)),
    ) ?? 0;
  const bottom = Math.max(bottomOf(variables), bottomOf(sections));
  const byLock = stack(
    model.locks,
    columns.locks,
    () => LOCK_HEIGHT,
    ({ address }) => centreOf(address),
    bottom,
  );
  return {
    height: Math.max(bottom, bottomOf(byLock)) + MARGIN,
    locks: byAddress(byLock),
    sections,
    variables: byAddress(variables),
    lockPath: (lock, section) => {
      const from = byAddress(byLock).get(lock);
      const to = sections.get(section);
      return path(rightOf(from), centre(from), to?.x ?? 0, centre(to));
    },
    accessPath: (section, variable) => {
      const from = sections.get(section);
      const edge = edges.find((each) => each.section === section && each.variable === variable);
      const y = edge === undefined ? 0 : (tops.get(accessKey(edge)) ?? 0);
      return path(rightOf(from), centre(from), columns.variables.x, y);
    },
  };
}
