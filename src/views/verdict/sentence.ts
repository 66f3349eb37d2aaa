// A finding's sentences as parts to show: goroutines in their colours, places as lines of the one file on the page, steps to go to, long
// values shortened. What is left out of the line (a goroutine's function and origin, the whole value) is each part's hint.

import type { Finding } from "../../trace/finding.ts";

export type SentencePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "goroutine"; readonly goroutine: number; readonly hint: string }
  | { readonly kind: "value"; readonly text: string; readonly hint: string }
  /** `cursor`: number of steps executed when that one has been. */
  | { readonly kind: "step"; readonly text: string; readonly cursor: number };

/** A value longer than this is shortened, between its parts if it has some. */
const LONG_VALUE = 44;
const VALUE_HEAD = 26;
const VALUE_TAIL = 12;
const HEAD = new RegExp(`^.{0,${VALUE_HEAD}}\\s|^.{${VALUE_HEAD}}`, "su");
const TAIL = new RegExp(`\\s.{0,${VALUE_TAIL}}$|.{${VALUE_TAIL}}$`, "su");

// In the order in which they are tried at a place: a value of many words, quoted text, a goroutine with its function and origin, a step.
const LONG = `\\((?=[[{&"]|map\\[)(?<value>[^()]{${LONG_VALUE},})\\)`;
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const NAME = "[\\p{L}\\p{N}_.*[\\]()·]+";
const ORIGIN = ", (?:the main goroutine|started by G\\d+(?: at line \\d+)?)";
const GOROUTINE = `\\bG(?<number>\\d+)\\b(?: \\((?<fn>${NAME})\\)(?=[ ,.;:]|$))?(?:(?<origin>${ORIGIN}),)?`;
const STEP = "\\bstep (?<step>\\d+)\\b";
const PARTS = new RegExp(`${LONG}|${QUOTED}|${GOROUTINE}|${STEP}`, "gu");

/** The sentence in parts. `file` is the program's own one: its name is not repeated at every line. */
export function sentenceParts(sentence: string, file: string): readonly SentencePart[] {
  const text = withLines(sentence, file);
  const parts: SentencePart[] = [];
  let at = 0;
  for (const match of text.matchAll(PARTS)) {
    const part = partOf(match.groups ?? {}, match[0]);
    if (part === undefined) continue;
    if (match.index > at) parts.push({ kind: "text", text: text.slice(at, match.index) });
    parts.push(part);
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: "text", text: text.slice(at) });
  return parts;
}

function partOf(groups: Readonly<Record<string, string | undefined>>, text: string): SentencePart | undefined {
  const { value, number, fn, origin, step } = groups;
  if (value !== undefined)
    return { kind: "value", text: `(${HEAD.exec(value)?.[0]}…${TAIL.exec(value)?.[0]})`, hint: value };
  if (number !== undefined)
    return { kind: "goroutine", goroutine: Number(number) - 1, hint: `${fn ?? ""}${origin ?? ""}`.replace(/^, /, "") };
  return step === undefined ? undefined : { kind: "step", text, cursor: Number(step) };
}

/**
 * A finding's message for a headline. Where everything happens in one line, that is left to the list of steps below: it says the same
 * thing again after every verb.
 */
export function headlineParts(message: string, file: string): readonly SentencePart[] {
  const places = message.match(placePattern(file)) ?? [];
  const isOneLine = new Set(places.map((place) => place.split(":").at(-1))).size === 1;
  const short = isOneLine ? message.replace(new RegExp(` at ${escaped(file)}:\\d+(?=[ ,;)]|$)`, "gu"), "") : message;
  return sentenceParts(short, file);
}

/** The message as text, for titles and menus. */
export function plainWords({ message, events }: Pick<Finding, "message" | "events">): string {
  return withLines(message, fileOf({ events }));
}

/** The file of the user's program that the finding is about; "" for none. */
export function fileOf({ events }: Pick<Finding, "events">): string {
  return events.find(({ file }) => file !== "")?.file ?? "";
}

function withLines(text: string, file: string): string {
  return file === "" ? text : text.replace(placePattern(file), (place) => `line ${place.slice(file.length + 1)}`);
}

function placePattern(file: string): RegExp {
  return file === "" ? /(?!)/g : new RegExp(`(?<![\\p{L}\\p{N}_./-])${escaped(file)}:\\d+`, "gu");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
