// Cells, lines and goroutines of a map in words: for tooltips, screen readers and the table.

import type { MapCursorView, MapPosition } from "../../trace/map-view.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { mapStrings } from "../../ui/strings/map.ts";
import { type BlockScene, type CellScene, isSwissBlock, type LineScene } from "./model.ts";

/** `bucket 3`, `overflow 1 of bucket 3`, `wild bucket`, `group 2`. */
function lineName(block: Pick<BlockScene, "role">, { index, depth }: Pick<LineScene, "index" | "depth">): string {
  if (isSwissBlock(block)) return mapStrings.group(index);
  const name =
    block.role === "retired" || block.role === "wild" ? mapStrings.heldBuckets[block.role] : mapStrings.bucket(index);
  return depth === 0 ? name : mapStrings.overflowOf(name, depth);
}

/** As `lineName`, and of which array or table. */
export function placeName(block: BlockScene, line: LineScene): string {
  const name = lineName(block, line);
  if (block.role === "table" || block.role === "replaced") return mapStrings.lineOf(block.title, name);
  return block.role === "oldbuckets" ? mapStrings.oldLine(name) : name;
}

/** What its first byte says: `tophash 5a`, `emptyRest`, `H2 3a`. */
export function tagWords(block: Pick<BlockScene, "role">, { kind, tag }: Pick<CellScene, "kind" | "tag">): string {
  return kind === "full" ? mapStrings.full[isSwissBlock(block) ? "h2" : "tophash"](tag) : mapStrings.kinds[kind].name;
}

/** Why that matters; one sentence. */
export function tagMeaning(block: Pick<BlockScene, "role">, { kind }: Pick<CellScene, "kind">): string {
  if (kind === "full") return mapStrings.fullMeaning[isSwissBlock(block) ? "h2" : "tophash"];
  return mapStrings.kinds[kind].meaning;
}

/** Whether key and value are shown: an entry, what one has left behind, or what is being written. */
export function hasContent({ kind, key, value, touched }: CellScene): boolean {
  if (kind === "full" || kind === "evacuated-x" || kind === "evacuated-y") return true;
  return touched === "key" || touched === "value" || key !== "" || value !== "";
}

/** `cell 3: tophash 5a, key 7, value 70, G2 is here`. */
export function cellSentence(block: BlockScene, line: LineScene, slot: number): string {
  const cell = line.cells[slot];
  if (cell === undefined) return "";
  const parts = [tagWords(block, cell)];
  if (hasContent(cell)) parts.push(mapStrings.keyIs(cell.key), mapStrings.valueIs(cell.value));
  if (cell.holders.length > 0) parts.push(mapStrings.isHere(cell.holders.map(goroutineName).join(", ")));
  return mapStrings.cellLabel(slot, parts.join(", "));
}

/** `bucket 3, evacuated`. */
export function lineSentence(block: BlockScene, line: LineScene): string {
  const parts = [lineName(block, line)];
  if (line.state !== "plain") parts.push(mapStrings.states[line.state]);
  if (line.holders.length > 0) parts.push(mapStrings.heldBy(line.holders.map(goroutineName).join(", ")));
  for (const { goroutine, what } of line.iterators)
    parts.push(mapStrings.iteratorMarks[what](goroutineName(goroutine)));
  return parts.join(", ");
}

/** Why a block is shown that is not of the map: a sentence for retired and one for wild memory, with who holds it. */
export function heldNotes({ lines }: Pick<BlockScene, "lines">): readonly string[] {
  return (["retired", "wild"] as const).flatMap((state) => {
    const those = lines.filter((line) => line.state === state);
    const holders = new Set(those.flatMap((line) => line.holders));
    const names = [...holders].sort((x, y) => x - y).map(goroutineName);
    return those.length === 0 ? [] : [mapStrings.heldNotes[state](names.join(", "), holders.size)];
  });
}

/** `assign 7`. */
export function positionWords({ operation, key }: Pick<MapPosition, "operation" | "key">): string {
  return key === "" ? operation : `${operation} ${key}`;
}

/** Where a goroutine is: `bucket 1, cell 3`; empty when it holds nothing of what is drawn. */
export function placeWords(
  blocks: readonly BlockScene[],
  { holds, cell }: Pick<MapPosition, "holds" | "cell">,
): string {
  if (holds < 0) return "";
  for (const block of blocks) {
    const line = block.lines.find(({ address }) => address === holds);
    if (line === undefined) continue;
    const name = placeName(block, line);
    return cell < 0 ? name : mapStrings.cellOf(name, cell);
  }
  return "";
}

/** `began at 1, offset 5, next 0, with B = 1 · wrapped`. */
export function cursorWords(model: "classic" | "swiss", cursor: MapCursorView): string {
  const { startBucket, offset, bucket, hasWrapped, checkBucket, log2Buckets } = cursor;
  const where =
    model === "classic"
      ? mapStrings.cursor(startBucket, offset, bucket, log2Buckets)
      : mapStrings.swissCursor(startBucket, bucket, log2Buckets);
  const parts = [where];
  if (hasWrapped) parts.push(mapStrings.wrapped);
  if (checkBucket >= 0) parts.push(mapStrings.checks(checkBucket));
  return parts.join(" · ");
}
