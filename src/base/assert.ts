// The one kind of exception this project throws on purpose: we are wrong, not the user.

/** A broken invariant of Raceweave itself; `context` says where (schedule, cursor, node). Never caught below the worker root. */
export class InternalError extends Error {
  override readonly name = "InternalError";
  constructor(
    message: string,
    readonly context: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Throws `InternalError` unless `condition` holds. */
export function assert(
  condition: unknown,
  message: string,
  context?: Readonly<Record<string, unknown>>,
): asserts condition {
  if (!condition) throw new InternalError(message, context);
}

/** Ends a switch over a closed union: reaching it is a compile error, and an `InternalError` at run time. */
export function assertNever(value: never): never {
  throw new InternalError(`unexpected value: ${JSON.stringify(value)}`);
}
