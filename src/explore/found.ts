// The mistakes that a search has found: each once, with the best witness so far.

import type { Finding } from "../trace/finding.ts";
import type { RunOptions } from "../trace/options.ts";

export class FoundMistakes {
  private readonly findings = new Map<string, Finding>();
  /** Of findings whose places are all inside the library. */
  private readonly libraryStories = new Set<string>();
  /** Keys of findings that tell once more what is known. */
  private readonly repeated = new Set<string>();
  /** Keys of findings whose witnesses are as good as they get. */
  private readonly attempted = new Set<string>();

  constructor(private readonly time: RunOptions["time"]) {}

  /** In the order of discovery. */
  list(): readonly Finding[] {
    return [...this.findings.values()];
  }

  /** Whether a sighting with this key tells nothing new; `isDrifting`: it was made in drift time by a search of ordered time. */
  isKnown(key: string, isDrifting: boolean): boolean {
    const finding = this.findings.get(key);
    if (finding === undefined) return this.repeated.has(key);
    return isDrifting || !this.needsDrift(finding);
  }

  /** Takes the place of one that needs drift. `isInUserCode`: at least one of its places is in the user's text. */
  add(finding: Finding, isInUserCode: boolean): void {
    const isBetter = this.findings.delete(finding.key);
    if (isBetter || isInUserCode || !this.isRepeated(finding)) this.findings.set(finding.key, finding);
    else this.repeated.add(finding.key);
  }

  /** Those of one kind of time whose witnesses nobody has tried to improve, ordered time first. */
  toMinimize(): { readonly time: RunOptions["time"]; readonly findings: readonly Finding[] } {
    const open = this.list().filter((finding) => this.isToMinimize(finding));
    const here = open.filter((finding) => !this.needsDrift(finding));
    return here.length > 0 ? { time: this.time, findings: here } : { time: "drift", findings: open };
  }

  /** The same finding with the best witness there is, as far as anybody tries. */
  improve(finding: Finding): void {
    this.findings.set(finding.key, finding);
    this.attempted.add(finding.key);
  }

  // Not those that are proved by who made their execution.
  private isToMinimize({ key, kind, isMinimal }: Finding): boolean {
    return !isMinimal && kind !== "livelock" && !this.attempted.has(key);
  }

  // Only timers that drift have shown it so far, in a search of ordered time.
  private needsDrift({ requires }: Finding): boolean {
    return this.time === "ordered" && requires.includes("drift");
  }

  // Two goroutines that use one bytes.Buffer meet at many places inside it: for who calls it, these are one mistake.
  private isRepeated({ kind, events }: Finding): boolean {
    const places = events.map(({ file, line, object }) => `${file}:${line} ${object}`);
    const story = [kind, ...[...new Set(places)].sort()].join(" ");
    if (this.libraryStories.has(story)) return true;
    this.libraryStories.add(story);
    return false;
  }
}
