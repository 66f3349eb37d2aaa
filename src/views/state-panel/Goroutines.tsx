// Each goroutine: whether it can go on and if not why, what it does next, its stack and its variables.

import type { FrameView, GoroutineView, Snapshot } from "../../trace/snapshot.ts";
import type { Trace } from "../../trace/trace.ts";
import { Badge } from "../../ui/Badge.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { strings } from "../../ui/strings.ts";
import { frameRuns, isTouched, shortFunction, shownValue, type Touched } from "./model.ts";

interface Props {
  readonly snapshot: Snapshot;
  readonly trace: Trace | undefined;
  readonly names: ReadonlyMap<number, string>;
  readonly touched: Touched | undefined;
}

export function Goroutines({ snapshot, trace, names, touched }: Props) {
  const shown = snapshot.goroutines.filter(({ goroutine }) => trace?.goroutines[goroutine]?.isSystem !== true);
  return (
    <ul className="state-goroutines">
      {shown.map((view) => (
        <li key={view.goroutine} className={`state-goroutine is-${view.status}`}>
          <Head view={view} fn={trace?.goroutines[view.goroutine]?.function ?? ""} names={names} />
          {frameRuns(view.frames).map(({ frames, isLibrary }, run) =>
            isLibrary ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a run of frames is its place.
              <LibraryFrames key={run} frames={frames} touched={touched} isInnermost={run === 0} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <Frames key={run} frames={frames} touched={touched} />
            ),
          )}
        </li>
      ))}
    </ul>
  );
}

interface HeadProps {
  readonly view: GoroutineView;
  readonly fn: string;
  readonly names: ReadonlyMap<number, string>;
}

function Head({ view, fn, names }: HeadProps) {
  const tones = {
    runnable: "plain",
    running: "info",
    blocked: "warn",
    sleeping: "plain",
    exited: "plain",
    panicked: "race",
  } as const;
  const held = view.locksHeld.map((address) => names.get(address) ?? "").filter((name) => name !== "");
  const waitsFor = names.get(view.waitsFor) ?? "";
  return (
    <div className="state-goroutine-head">
      <GoroutineChip goroutine={view.goroutine} label={shortFunction(fn)} />
      <Badge tone={tones[view.status]}>{strings.state.statuses[view.status]}</Badge>
      {view.waitReason === "" ? undefined : <span>{strings.state.blockedOn(view.waitReason, waitsFor)}</span>}
      {view.next === "" || view.waitReason !== "" ? undefined : (
        <span className="state-quiet">{strings.state.next(view.next)}</span>
      )}
      {held.length === 0 ? undefined : <span className="state-quiet">{strings.state.holds(held.join(", "))}</span>}
    </div>
  );
}

interface FramesProps {
  readonly frames: readonly FrameView[];
  readonly touched: Touched | undefined;
}

function Frames({ frames, touched }: FramesProps) {
  return frames.map((frame, depth) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a frame is its depth.
    <Frame key={depth} frame={frame} touched={touched} />
  ));
}

// What the library does inside is for those who ask; what the program called, or what called it, is not.
function LibraryFrames({ frames, touched, isInnermost }: FramesProps & { readonly isInnermost: boolean }) {
  const nearest = shortFunction((isInnermost ? frames[frames.length - 1] : frames[0])?.function ?? "");
  const words = isInnermost ? strings.state.inLibrary : strings.state.calledByLibrary;
  return (
    <details className="state-library">
      <summary className="rw-code">{words(nearest, frames.length)}</summary>
      <Frames frames={frames} touched={touched} />
    </details>
  );
}

// Its type, and the value where that may be cut off.
function titleOf(variable: FrameView["variables"][number]): string {
  const value = shownValue(variable);
  return value.length > 40 ? `${variable.type}\n${value}` : variable.type;
}

function Frame({ frame, touched }: { readonly frame: FrameView; readonly touched: Touched | undefined }) {
  return (
    <div className={frame.isUser ? "state-frame" : "state-frame is-library"}>
      <div className="state-frame-head rw-code">{strings.state.frame(shortFunction(frame.function), frame.line)}</div>
      {frame.variables.length === 0 ? undefined : (
        <dl className="state-variables rw-code">
          {frame.variables.map((variable) => (
            <div
              key={`${variable.name}:${variable.address}`}
              className={isTouched(touched, variable.address) && touched.isChange ? "is-changed" : undefined}
              title={titleOf(variable)}
            >
              <dt>{variable.name}</dt>
              <dd>{shownValue(variable)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
