// Derived constants that are too expensive for every start.

/** A function that makes the value when it is first asked for; `make` must be pure. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
