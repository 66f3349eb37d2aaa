// Byte-level reading and writing for the link frame: varints, UTF-8, CRC-32, base64url. Reading never throws on bad data:
// a reader turns `failed` and yields zeros from then on.

/** Appends to a growing byte array. */
export class ByteWriter {
  private readonly bytes: number[] = [];

  byte(value: number): void {
    this.bytes.push(value & 0xff);
  }

  /** An unsigned integer up to 2^53-1, seven bits a byte, low bits first. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.bytes.push(rest);
  }

  uint32(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte(value >>> shift);
  }

  /** Length in bytes, then UTF-8. */
  text(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.varint(encoded.length);
    for (const b of encoded) this.bytes.push(b);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

/** Reads what `ByteWriter` wrote; `failed` once anything was out of range or malformed. */
export class ByteReader {
  failed = false;
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) {
      this.failed = true;
      return 0;
    }
    this.at++;
    return value;
  }

  /** An unsigned integer of at most `max`. */
  varint(max: number): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const b = this.byte();
      value += (b & 0x7f) * scale;
      if (b < 0x80) return this.bounded(value, max);
    }
    this.failed = true;
    return 0;
  }

  uint32(): number {
    let value = 0;
    for (let scale = 1; scale <= 0x1000000; scale *= 0x100) value += this.byte() * scale;
    return value;
  }

  text(maxBytes: number): string {
    const length = this.varint(maxBytes);
    if (this.failed || this.at + length > this.bytes.length) {
      this.failed = true;
      return "";
    }
    const slice = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(slice);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.failed = true; // not UTF-8
      return "";
    }
  }

  private bounded(value: number, max: number): number {
    if (value <= max) return value;
    this.failed = true;
    return 0;
  }
}

/** CRC-32 (IEEE 802.3) of `bytes`, unsigned. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const b of bytes) {
    crc ^= b;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const nChars = Math.min(4, bytes.length - i + 1);
    for (let k = 0; k < nChars; k++) text += ALPHABET[(group >> (18 - 6 * k)) & 63];
  }
  return text;
}

/** Bytes of base64url text; undefined when a character is foreign, the length impossible or a spare bit set. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const rest = text.length % 4;
  if (rest === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let nBits = 0;
  let at = 0;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return undefined;
    bits = ((bits << 6) | digit) & 0xffff;
    nBits += 6;
    if (nBits >= 8) {
      nBits -= 8;
      bytes[at++] = (bits >> nBits) & 0xff;
    }
  }
  return (bits & ((1 << nBits) - 1)) === 0 ? bytes : undefined;
}
