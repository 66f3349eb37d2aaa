// Schedules as JSON from outside: validated field by field.

import { err, ok, type Result } from "../base/result.ts";
import { DEFAULT_POLICY, type Deviation, type Schedule } from "./schedule.ts";

/** Reads `{"policy": …, "deviations": […]}`, with `maps` and `isUnchecked` where they say something. Errors: a sentence that says which part is wrong. */
export function parseSchedule(text: string): Result<Schedule> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const { policy, deviations, maps, isUnchecked } = fieldsOf(parsed.value);
  if (policy !== DEFAULT_POLICY)
    return err(`policy ${JSON.stringify(policy)} is not known here; this engine has ${DEFAULT_POLICY}`);
  if (!Array.isArray(deviations)) return err("deviations is not a list");
  const read: Deviation[] = [];
  for (const [index, item] of deviations.entries()) {
    const deviation = readDeviation(item);
    if (deviation === undefined) return err(`deviation ${index} is malformed: ${JSON.stringify(item)}`);
    read.push(deviation);
  }
  if (maps !== undefined && !isAscending(maps)) return err("maps is not a list of ascending ordinals");
  if (isUnchecked !== undefined && typeof isUnchecked !== "boolean") return err("isUnchecked is not true or false");
  return ok({
    policy: DEFAULT_POLICY,
    deviations: read,
    ...(maps === undefined ? {} : { maps }),
    ...(isUnchecked === true ? { isUnchecked } : {}),
  });
}

function isAscending(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each: unknown, i) => isCount(each) && each > (value[i - 1] ?? -1));
}

function parseJson(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err(`not JSON: ${error.message}`);
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function readDeviation(item: unknown): Deviation | undefined {
  const { kind, at, ordinal, inner, to, value } = fieldsOf(item);
  if (!isPath(at) || !isCount(ordinal) || !isCount(inner)) return undefined;
  if (kind === "switch" && isPath(to)) return { kind, at, ordinal, inner, to };
  if (kind === "alternative" && isCount(value)) return { kind, at, ordinal, inner, value };
  return undefined;
}

function isPath(value: unknown): value is string {
  return typeof value === "string" && /^(\d+(\/\d+)*)?$/.test(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
