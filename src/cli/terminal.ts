// Where a command writes: standard output and error, or a test's lists.

export interface Terminal {
  readonly out: (text: string | Uint8Array) => void;
  readonly err: (text: string | Uint8Array) => void;
}
