// Where the nodes of a lock graph go, in pixels: locks left, critical sections in the middle, shared variables right. Each column keeps
// near what it is linked with and never overlaps itself. Pure.

import { linkHorizontal, mean, min } from "d3";
import { accessKey, lockKey, sectionKey, variableKey } from "./connections.ts";
import type { LockGraphModel, VariableNode } from "./model.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Column {
  readonly x: number;
  readonly width: number;
}

export interface LockGraphLayout {
  readonly height: number;
  /** Of no width where the graph has no such nodes. */
  readonly columns: { readonly locks: Column; readonly sections: Column; readonly variables: Column };
  /** By `lockKey`, `sectionKey`, `variableKey`; and by `accessKey` the row on the variable's card. */
  readonly boxes: ReadonlyMap<string, Box>;
}

const LOCK_HEIGHT = 28;
const SECTION_HEIGHT = 52;
/** Of a line that says what it waits for. */
const WAIT_HEIGHT = 20;
/** A variable's card: name and verdict, then a row for each section. */
const CARD_HEAD_HEIGHT = 52;
const CARD_ROW_HEIGHT = 26;
const CARD_FOOT_HEIGHT = 4;
const GAP = 16;
/** Room above the first node, so that rings are not cut. */
const TOP = 6;

interface Item {
  readonly key: string;
  readonly height: number;
  /** Where its centre would like to be. */
  readonly goal: number;
}

/** Lays the graph out in `width` pixels. Cost: O(nodes x links). */
export function layOutLockGraph(model: LockGraphModel, width: number): LockGraphLayout {
  const columns = columnsOf(model, width);
  const boxes = new Map<string, Box>();
  const cards = model.variables.map((variable) => ({
    key: variableKey(variable.address),
    height: cardHeight(variable),
    goal: 0,
  }));
  let bottom = place(boxes, cards, columns.variables, 0);
  for (const variable of model.variables) placeRows(boxes, variable);
  const edges = model.variables.flatMap((variable) => variable.edges);
  const sections = model.sections.map(({ id, waits }) => {
    const own = edges.filter(({ section }) => section === id);
    const height = SECTION_HEIGHT + waits.length * WAIT_HEIGHT;
    return { key: sectionKey(id), height, goal: meanCentre(boxes, own.map(accessKey)) };
  });
  bottom = place(boxes, sections, columns.sections, bottom);
  const locks = model.locks.map(({ address }) => {
    const own = model.sections.filter((section) => section.locks.some((lock) => lock.address === address));
    const keys = own.map(({ id }) => sectionKey(id));
    return { key: lockKey(address), height: LOCK_HEIGHT, goal: meanCentre(boxes, keys) };
  });
  bottom = place(boxes, locks, columns.locks, bottom);
  return { height: bottom + TOP, columns, boxes };
}

function columnsOf(model: LockGraphModel, width: number): LockGraphLayout["columns"] {
  const hasLocks = model.locks.length > 0;
  const hasVariables = model.variables.length > 0;
  const link = Math.max(32, Math.min(88, width * 0.075));
  const lockWidth = hasLocks ? Math.max(104, Math.min(180, width * 0.17)) : 0;
  const sectionX = hasLocks ? lockWidth + link : 0;
  const rest = width - sectionX - (hasVariables ? link : 0);
  const sectionWidth = Math.min(360, hasVariables ? rest * 0.46 : rest);
  const variableX = sectionX + sectionWidth + link;
  return {
    locks: { x: 0, width: lockWidth },
    sections: { x: sectionX, width: sectionWidth },
    variables: { x: variableX, width: hasVariables ? Math.min(460, width - variableX) : 0 },
  };
}

function cardHeight({ edges }: VariableNode): number {
  return CARD_HEAD_HEIGHT + edges.length * CARD_ROW_HEIGHT + CARD_FOOT_HEIGHT;
}

function placeRows(boxes: Map<string, Box>, { address, edges }: VariableNode): void {
  const card = boxes.get(variableKey(address));
  if (card === undefined) return;
  edges.forEach((edge, i) => {
    const y = card.y + CARD_HEAD_HEIGHT + i * CARD_ROW_HEIGHT;
    boxes.set(accessKey(edge), { ...card, y, height: CARD_ROW_HEIGHT });
  });
}

/** A node is no further below its first neighbour, so that a long column does not pull it out of sight. */
const MAX_BELOW = 120;

// Without neighbours: at the bottom.
function meanCentre(boxes: ReadonlyMap<string, Box>, keys: readonly string[]): number {
  const centres = keys.map((key) => centreOf(boxes.get(key)));
  return Math.min(mean(centres) ?? Number.MAX_SAFE_INTEGER, (min(centres) ?? Number.MAX_SAFE_INTEGER) + MAX_BELOW);
}

function centreOf(box: Box | undefined): number {
  return box === undefined ? 0 : box.y + box.height / 2;
}

// Down the column in the order of the goals, each at its goal or just below the one before; then up again from the lowest line that the
// graph needs anyway. Gives the new lowest line.
function place(boxes: Map<string, Box>, items: readonly Item[], column: Column, bottom: number): number {
  const sorted = [...items].sort((a, b) => a.goal - b.goal);
  const needed = sorted.reduce((y, { height }) => y + height + GAP, TOP - GAP);
  let limit = Math.max(bottom, needed);
  const lowest = limit;
  const ends = new Map<string, number>();
  for (const { key, height } of [...sorted].reverse()) {
    ends.set(key, limit);
    limit -= height + GAP;
  }
  let y = TOP;
  for (const { key, height, goal } of sorted) {
    const top = Math.min(Math.max(y, goal - height / 2), (ends.get(key) ?? lowest) - height);
    boxes.set(key, { ...column, y: top, height });
    y = top + height + GAP;
  }
  return lowest;
}

/** SVG path data of a wait: from the left side of a section, at its lower edge, back to the lock's right side. */
export function waitPath(section: Box, lock: Box): string {
  const source: [number, number] = [lock.x + lock.width + 6, centreOf(lock)];
  const target: [number, number] = [section.x, section.y + section.height - WAIT_HEIGHT / 2 - 2];
  return linkHorizontal()({ source, target }) ?? "";
}

/** SVG path data of a link from the right side of one box to the left side of another. */
export function linkPath(from: Box, to: Box): string {
  const source: [number, number] = [from.x + from.width, centreOf(from)];
  const target: [number, number] = [to.x, centreOf(to)];
  return linkHorizontal()({ source, target }) ?? "";
}
