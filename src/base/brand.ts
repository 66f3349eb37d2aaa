// Branded primitive types: ids that cannot be mixed up. A brand is made in one place, by the module that owns the id.
declare const brand: unique symbol;

/** A primitive `T` that carries the name `Name` in the type system only. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
