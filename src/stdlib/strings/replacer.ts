// Several replacements at once, as Go's strings.Replacer makes them.

/** Indices of the pairs whose old string begins with a byte, and of those that are empty; in their order. */
function pairsByByte(pairs: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const firsts = new Set(pairs.filter((_, i) => i % 2 === 0).map((old) => old[0] ?? ""));
  const fits = (old: string, byte: string): boolean => old === "" || old[0] === byte;
  const indices = pairs.map((_, i) => i).filter((i) => i % 2 === 0);
  return new Map([...firsts, ""].map((byte) => [byte, indices.filter((i) => fits(pairs[i] as string, byte))]));
}

/**
 * `text` with each old string (even indices of `pairs`) replaced by the one behind it. Where several fit, the first pair wins; an
 * empty one fits everywhere, but not twice at one place.
 */
export function replacePairs(pairs: readonly string[], text: string): string {
  const byByte = pairsByByte(pairs);
  const empty = byByte.get("") ?? [];
  let replaced = "";
  let last = 0;
  let wasEmpty = false;
  for (let at = 0; at <= text.length; ) {
    const candidates = byByte.get(text[at] ?? "") ?? empty;
    const index = candidates.find((i) => {
      const old = pairs[i] as string;
      return old === "" ? !wasEmpty : text.startsWith(old, at);
    });
    const old = index === undefined ? undefined : (pairs[index] as string);
    wasEmpty = old === "";
    if (index === undefined || old === undefined) {
      at++;
      continue;
    }
    replaced += text.slice(last, at) + (pairs[index + 1] as string);
    at += old.length;
    last = at;
  }
  return replaced + text.slice(last);
}
