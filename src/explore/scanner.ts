// Lets detectors look at an execution, each only where there is something for it to see.

import type { Detector, Execution, Sink } from "../detect/detector.ts";
import type { Run } from "./run.ts";

export class Scanner {
  /** By detector; empty: it looks at every execution. Beside the detectors, which are all of different shapes. */
  private readonly needs: readonly (readonly number[])[];

  constructor(private readonly detectors: readonly Detector[]) {
    this.needs = detectors.map(({ needs = [] }) => needs);
  }

  /** There is somebody to look. */
  get isUsed(): boolean {
    return this.detectors.length > 0;
  }

  /** `execution` is what `run` has come to. Cost: that of `Detector.scan`, for each that may see something. */
  scan(run: Run, execution: Execution, sink: Sink): void {
    const { detectors, needs } = this;
    for (let i = 0; i < detectors.length; i++)
      if (maySee(run, needs[i] as readonly number[])) (detectors[i] as Detector).scan(execution, sink);
  }
}

function maySee(run: Run, needs: readonly number[]): boolean {
  for (let i = 0; i < needs.length; i++) if (run.hasKind(needs[i] as number)) return true;
  return needs.length === 0;
}
