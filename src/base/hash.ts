// Small non-cryptographic hashes: state hashes, result hashes, names. Stable across engines and versions.

/** Mixes one 32-bit value into a 32-bit hash (murmur3 body and a half round). */
export function mix32(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  k = Math.imul(k, 0x1b873593);
  let h = hash ^ k;
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

/** Final avalanche (murmur3 fmix32); an unsigned 32-bit integer. */
export function finish32(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Mixes a string, UTF-16 unit by unit. */
export function mixString(hash: number, text: string): number {
  let h = mix32(hash, text.length);
  for (let i = 0; i < text.length; i++) h = mix32(h, text.charCodeAt(i));
  return h;
}
