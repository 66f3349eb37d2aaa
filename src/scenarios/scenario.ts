// A gallery entry: a small Go program, what to see in it and what is expected to be found.

/** What a program is about; the gallery is grouped by it. */
export type Theme = "races" | "logic" | "stuck" | "maps" | "inside-maps";

export interface Scenario {
  /** Stable, short, kebab-case: `#s/<slug>`. */
  readonly slug: string;
  readonly theme: Theme;
  readonly title: string;
  /** One or two sentences: what to look for. */
  readonly summary: string;
  readonly source: string;
  /** Finding kinds that the search must report, and no others; empty for a clean program. */
  readonly expected: readonly string[];
  /** Finding kinds one could fear and that do not occur: the page says in how many executions they were looked for. */
  readonly absent?: readonly string[];
  /** Slug of the same program with other options. */
  readonly counterpart?: string;
  /** Options that differ from the default. */
  readonly options?: Readonly<Record<string, string | number>>;
}
