// A gallery entry: a small Go program, what to see in it and what is expected to be found.

export interface Scenario {
  /** Stable, short, kebab-case: `#s/<slug>`. */
  readonly slug: string;
  readonly title: string;
  /** One or two sentences: what to look for. */
  readonly summary: string;
  readonly source: string;
  /** Finding kinds that the search must report, and no others; empty for a clean program. */
  readonly expected: readonly string[];
  /** Options that differ from the default. */
  readonly options?: Readonly<Record<string, string | number>>;
}
