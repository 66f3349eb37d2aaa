// Event icons as path data in a 12 x 12 box: one drawing for canvas, SVG and print. Filled changes state, hollow only observes;
// pointing right gives, pointing left takes. Each has a letter for where a drawing cannot go.

export interface Glyph {
  /** Filled with the foreground colour. Even-odd. */
  readonly fill: string;
  /** Stroked with it, 1.4 wide. */
  readonly stroke: string;
  readonly letter: string;
}

const glyph = (letter: string, fill: string, stroke = ""): Glyph => ({ letter, fill, stroke });

const OCTAGON = "M3.8 .8H8.2L11.2 3.8V8.2L8.2 11.2H3.8L.8 8.2V3.8Z";
const RING = "M6 1.5A4.5 4.5 0 1 1 6 10.5A4.5 4.5 0 1 1 6 1.5Z";
const DIAMOND = "M6 .8L11.2 6L6 11.2L.8 6Z";
const SHACKLE = "M3.8 5.5V3.6A2.2 2.2 0 0 1 8.2 3.6V5.5";

export const GLYPHS = {
  lock: glyph("L", "M2 5.2H10V11.2H2ZM6 7A1 1 0 0 0 5.5 8.9V10H6.5V8.9A1 1 0 0 0 6 7Z", SHACKLE),
  unlock: glyph("U", "", "M2.5 5.8H9.5V10.6H2.5ZM3.8 5.5V3.2A2.2 2.2 0 0 1 8 2.4"),
  readLock: glyph("l", "M2 5.2H6V11.2H2Z", `M2.5 5.8H9.5V10.6H2.5Z${SHACKLE}`),
  readUnlock: glyph("u", "", "M2.5 5.8H9.5V10.6H2.5ZM6 6V10.6M3.8 5.5V3.2A2.2 2.2 0 0 1 8 2.4"),
  wait: glyph("B", "", "M1.5 1.5H10.5V10.5H1.5ZM1.5 6L6 1.5M1.5 10.5L10.5 1.5M6 10.5L10.5 6"),
  send: glyph("S", "M2 1.2L11 6L2 10.8Z"),
  receive: glyph("R", "", "M9.8 1.6L1.8 6L9.8 10.4Z"),
  select: glyph("s", "", "M6 1V11M6 6C3 6 2 4.5 2 1M6 6C9 6 10 4.5 10 1"),
  close: glyph("c", "", "M1 6H8.5M8.5 1.5V10.5"),
  read: glyph("r", "", RING),
  write: glyph("w", "M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1Z"),
  atomic: glyph("a", DIAMOND),
  atomicRead: glyph("A", "", DIAMOND),
  casFail: glyph("f", "", `${DIAMOND}M4 4L8 8`),
  spawn: glyph("g", "", "M1.5 2.5H10.5M6 2.5V11"),
  start: glyph("b", "M2.5 5H9.5V7H2.5Z", "M2.5 1.5V10.5"),
  exit: glyph("x", "", "M1.5 9.5H10.5M6 9.5V1"),
  waitAdd: glyph("+", "", `${RING}M6 3.6V8.4M3.6 6H8.4`),
  waitDone: glyph("-", "", `${RING}M3.6 6H8.4`),
  waitWait: glyph("W", "M6 4.4A1.6 1.6 0 1 1 6 7.6A1.6 1.6 0 1 1 6 4.4Z", RING),
  once: glyph("1", "", `${RING}M4.8 4.8L6.2 3.8V8.4`),
  onceEnd: glyph("2", "M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1ZM5.4 3.2H6.8V8.8H5.4Z"),
  panic: glyph("P", "", `${OCTAGON}M4 4L8 8M8 4L4 8`),
  race: glyph("!", "M7 .5L2 7H5.2L4.6 11.5L10 4.8H6.6Z"),
  mapRead: glyph("m", "", "M1.5 2H10.5V10H1.5ZM1.5 6H10.5M6 2V10"),
  mapWrite: glyph("k", "M1 1.5H11V10.5H1ZM2.2 2.7H5.4V5.4H2.2ZM6.6 2.7H9.8V5.4H6.6Z"),
  mapGrow: glyph("M", "", "M1.5 1.5H7.5V7.5H1.5ZM4.5 7.5V10.5H10.5V4.5H7.5"),
  evacuate: glyph("E", "", "M1 3.5H9.5M7 1.2L9.8 3.5L7 5.8M1 8.5H9.5M7 6.2L9.8 8.5L7 10.8"),
  mapDone: glyph("D", "", "M1.5 1.5H10.5V10.5H1.5ZM3.6 6.4L5.4 8L8.6 4"),
  wild: glyph("z", "", "M1 3.5H6V8.5H1ZM6.8 6H11M9 3.8L11.2 6L9 8.2"),
  iterator: glyph("I", "", "M10 6A4 4 0 1 1 8.4 2.8M8.4 .6V3H6"),
  sleep: glyph("t", "", `${RING}M6 3.4V6L7.8 7.4`),
  wake: glyph("T", "M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1ZM5.4 3H6.6V5.7L8.6 7.2L7.9 8.2L5.4 6.4Z"),
  timerSent: glyph("e", "M2 1.2L11 6L2 10.8ZM3.6 3.9V8.1L7.6 6Z"),
  timerStop: glyph("h", "", `${RING}M6 3.4V6L7.8 7.4M1.5 10.5L10.5 1.5`),
  idle: glyph("i", "", `${RING}M4.6 4V8M7.4 4V8`),
  count: glyph("#", "", "M1.5 4H10.5M1.5 8H10.5M4 1.5V10.5M8 1.5V10.5"),
  yield: glyph("y", "", "M2 4H9.5M7.2 1.8L9.8 4L7.2 6.2M9.5 8.5H2"),
  print: glyph("p", "", "M1.5 3L4.5 6L1.5 9M6 9.5H10.5"),
  signal: glyph("n", "M1.5 4.5H5L9 1.5V10.5L5 7.5H1.5Z"),
  choose: glyph("?", "M3.4 3.4H5V5H3.4ZM7 7H8.6V8.6H7Z", "M1.5 1.5H10.5V10.5H1.5Z"),
  other: glyph(".", "M6 4A2 2 0 1 1 6 8A2 2 0 1 1 6 4Z"),
  // ---- not events
  chevron: glyph("v", "", "M2.5 4.5L6 8L9.5 4.5"),
  cross: glyph("x", "", "M2.5 2.5L9.5 9.5M9.5 2.5L2.5 9.5"),
  plus: glyph("+", "", "M6 2V10M2 6H10"),
  minus: glyph("-", "", "M2 6H10"),
  fit: glyph("F", "", "M1.5 4V1.5H4M8 1.5H10.5V4M10.5 8V10.5H8M4 10.5H1.5V8"),
  list: glyph("=", "", "M1.5 2.5H10.5M1.5 6H10.5M1.5 9.5H10.5"),
  play: glyph(">", "M3 1.2L10.5 6L3 10.8Z"),
  pause: glyph("=", "M2.5 1.5H5V10.5H2.5ZM7 1.5H9.5V10.5H7Z"),
  stepBack: glyph("<", "M9.5 1.5V10.5L3.5 6Z", "M2.2 1.5V10.5"),
  stepForward: glyph(">", "M2.5 1.5V10.5L8.5 6Z", "M9.8 1.5V10.5"),
  toStart: glyph("|", "M6.5 1.5V10.5L2 6ZM11 1.5V10.5L6.5 6Z", "M1.5 1.5V10.5"),
  toEnd: glyph("|", "M5.5 1.5V10.5L10 6ZM1 1.5V10.5L5.5 6Z", "M10.5 1.5V10.5"),
  previousSwitch: glyph("<", "", "M11 3H6.5V9H2M4 6.8L1.8 9L4 11.2"),
  nextSwitch: glyph(">", "", "M1 3H5.5V9H10M8 6.8L10.2 9L8 11.2"),
  check: glyph("/", "", "M1.8 6.6L4.8 9.4L10.2 2.8"),
  infinity: glyph(
    "8",
    "",
    "M6 6C4.8 4.2 3.8 3.6 2.9 3.6A2.4 2.4 0 0 0 2.9 8.4C3.8 8.4 4.8 7.8 6 6C7.2 4.2 8.2 3.6 9.1 3.6A2.4 2.4 0 0 1 9.1 8.4C8.2 8.4 7.2 7.8 6 6Z",
  ),
} as const satisfies Readonly<Record<string, Glyph>>;

export type GlyphName = keyof typeof GLYPHS;

/** Side of the box that the path data is drawn in. */
export const GLYPH_BOX = 12;
export const GLYPH_STROKE = 1.4;
