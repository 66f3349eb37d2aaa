// How Go values are represented in registers and memory cells. One cell or register holds one word.
//
//   bool                    true / false
//   int, uint kinds         number while it is a safe integer, else bigint, always canonical (so === is equality)
//   float32, float64        number
//   string                  JS string, one char (0-255) per byte
//   pointer, map, chan      address: a number, 0 is nil
//   func                    Closure, or undefined for nil
//   slice                   SliceValue; nil is NIL_SLICE
//   interface               Interface, or undefined for nil
//   struct, array           as many words as it has, one after the other (width 0, 1 or more)
//
// A *boxed* value is one word that stands for a value of any width: the word itself for width 1, a frozen array of words
// otherwise. Interfaces, channel buffers and map keys and elements at operation detail hold boxed values.

/** One word. */
export type Value =
  | undefined
  | boolean
  | number
  | bigint
  | string
  | SliceValue
  | Interface
  | Closure
  | readonly Value[]
  | HostValue;

/** A value that only natives and the machine read (defer lists, map iterators); immutable. */
export interface HostValue {
  readonly host: string;
}

/** A slice header; immutable. `length` and `capacity` count elements, `address` is the first element's cell. */
export class SliceValue {
  constructor(
    readonly address: number,
    readonly length: number,
    readonly capacity: number,
  ) {}
}

/** The nil slice. An empty slice that is not nil has an address other than 0. */
export const NIL_SLICE = new SliceValue(0, 0, 0);

/** A non-nil interface value: index of its dynamic type in `Program.types`, and the boxed value. */
export class Interface {
  constructor(
    readonly type: number,
    readonly value: Value,
  ) {}
}

/** A function value: function index and captured words (addresses of shared variables, or values never reassigned). */
export class Closure {
  constructor(
    readonly fn: number,
    readonly captures: readonly Value[],
  ) {}
}
