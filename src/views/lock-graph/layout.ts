// Where the nodes of a lock graph go: three columns, rows spread evenly, edges as smooth links. Plain arithmetic (d3 for the curves).

import { linkHorizontal } from "d3";
import type { LockGraphModel, SectionNode, VariableNode } from "./model.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LockGraphLayout {
  readonly width: number;
  readonly height: number;
  readonly locks: ReadonlyMap<number, Box>;
  readonly sections: ReadonlyMap<string, Box>;
  readonly variables: ReadonlyMap<number, Box>;
  /** Path from a lock to a section that holds it, and from a section to a variable. */
  lockLink(lock: number, section: string): string;
  accessLink(section: string, variable: number): string;
  /** The middle of that path. */
  accessMiddle(section: string, variable: number): { readonly x: number; readonly y: number };
}

const LOCK_HEIGHT = 32;
const SECTION_HEIGHT = 50;
const VARIABLE_HEIGHT = 50;
const GAP = 14;
const TOP = 30;

/** Lays the graph out in `width` pixels. Without any lock held the first column is left out. */
export function layOutLockGraph(model: LockGraphModel, width: number): LockGraphLayout {
  const used = model.locks.filter(({ address }) => model.sections.some((section) => isHeld(section, address)));
  const hasLocks = used.length > 0;
  const lockWidth = hasLocks ? Math.min(150, width * 0.19) : 0;
  const rest = width - lockWidth;
  const link = Math.max(48, rest * 0.11);
  const nLinks = hasLocks ? 2 : 1;
  const boxWidth = (rest - nLinks * link) / 2;
  const sectionX = lockWidth + (hasLocks ? link : 0);
  const tallest = Math.max(
    columnHeight(used.length, LOCK_HEIGHT),
    columnHeight(model.sections.length, SECTION_HEIGHT),
    columnHeight(model.variables.length, VARIABLE_HEIGHT),
  );
  const variables = place(
    model.variables,
    ({ address }: VariableNode) => address,
    sectionX + boxWidth + link,
    boxWidth,
    VARIABLE_HEIGHT,
    tallest,
  );
  const sections = place(bySections(model), ({ id }: SectionNode) => id, sectionX, boxWidth, SECTION_HEIGHT, tallest);
  const locks = place(used, ({ address }) => address, 0, lockWidth, LOCK_HEIGHT, tallest);
  return {
    width,
    height: TOP + tallest,
    locks,
    sections,
    variables,
    lockLink: (lock, section) => linkPath(locks.get(lock), sections.get(section)),
    accessLink: (section, variable) => linkPath(sections.get(section), variables.get(variable)),
    accessMiddle: (section, variable) => middle(sections.get(section), variables.get(variable)),
  };
}

function isHeld(section: SectionNode, lock: number): boolean {
  return section.locks.some(({ address }) => address === lock);
}

// Sections beside the variables they touch: the mean place of those.
function bySections({ sections, variables, edges }: LockGraphModel): readonly SectionNode[] {
  const place = new Map(variables.map(({ address }, index) => [address, index]));
  const centre = ({ id }: SectionNode): number => {
    const own = edges.filter(({ section }) => section === id).map(({ variable }) => place.get(variable) ?? 0);
    return own.reduce((sum, each) => sum + each, 0) / Math.max(1, own.length);
  };
  return [...sections].sort((a, b) => centre(a) - centre(b));
}

function columnHeight(count: number, height: number): number {
  return count === 0 ? 0 : count * height + (count - 1) * GAP;
}

function place<Node, Key>(
  nodes: readonly Node[],
  keyOf: (node: Node) => Key,
  x: number,
  width: number,
  height: number,
  tallest: number,
): ReadonlyMap<Key, Box> {
  const slack = (tallest - columnHeight(nodes.length, height)) / Math.max(1, nodes.length);
  return new Map(
    nodes.map((node, i) => [keyOf(node), { x, y: TOP + slack / 2 + i * (height + GAP + slack), width, height }]),
  );
}

function linkPath(from: Box | undefined, to: Box | undefined): string {
  if (from === undefined || to === undefined) return "";
  const source: [number, number] = [from.x + from.width, from.y + from.height / 2];
  const target: [number, number] = [to.x, to.y + to.height / 2];
  return linkHorizontal()({ source, target }) ?? "";
}

function middle(from: Box | undefined, to: Box | undefined): { readonly x: number; readonly y: number } {
  if (from === undefined || to === undefined) return { x: 0, y: 0 };
  return { x: (from.x + from.width + to.x) / 2, y: (from.y + from.height / 2 + to.y + to.height / 2) / 2 };
}
