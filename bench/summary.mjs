// One result as a line of JSON on stdout, where run.mjs picks it up.

/** Whether a measure is among those asked for: all of them if no part of a name was given. */
export function isWanted(name, parts) {
  return parts.length === 0 || parts.some((part) => name.includes(part));
}

/** Writes the median and the range of some samples of one measure. */
export function report({ name, unit, better }, samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const figure = sorted[Math.floor(sorted.length / 2)];
  const rounded = Object.fromEntries(
    Object.entries({ figure, low: sorted[0], high: sorted.at(-1) }).map(([key, value]) => [
      key,
      Number(value.toPrecision(4)),
    ]),
  );
  process.stdout.write(`${JSON.stringify({ name, unit, better, ...rounded, samples: sorted.length })}\n`);
}
