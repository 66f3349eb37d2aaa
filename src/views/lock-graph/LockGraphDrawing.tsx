// The graph as SVG: locks left, critical sections in the middle, shared variables right. A variable without a common lock stands out
// by colour, dashes and words.

import { useState } from "react";
import { store } from "../../store/store.ts";
import { GLYPHS } from "../../ui/glyphs.ts";
import { GOROUTINE_SLOTS, goroutineName, LOCK_SLOTS, lockDash } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";
import type { Box, LockGraphLayout } from "./layout.ts";
import type { AccessEdge, LockGraphModel, LockNode, SectionNode, VariableNode } from "./model.ts";
import { accessWords, isUnprotected, protectionWords } from "./words.ts";

export interface LockGraphDrawingProps {
  readonly model: LockGraphModel;
  readonly layout: LockGraphLayout;
}

const lockColorVar = (ordinal: number): string => `var(--lock${(ordinal % LOCK_SLOTS) + 1})`;

export function LockGraphDrawing({ model, layout }: LockGraphDrawingProps) {
  const [focus, setFocus] = useState<string | undefined>(undefined);
  const columns = [
    [strings.lockGraph.locks, layout.locks],
    [strings.lockGraph.sections, layout.sections],
    [strings.lockGraph.variables, layout.variables],
  ] as const;
  return (
    // The table beside it says the same; inside are buttons only for the pointer.
    <svg className="rw-lock-graph-drawing" width={layout.width} height={layout.height} aria-hidden="true">
      {columns.map(([title, boxes]) => {
        const first = [...boxes.values()][0];
        return first === undefined ? undefined : (
          <text key={title} className="rw-lock-graph-title" x={first.x + 1} y={14}>
            {title}
          </text>
        );
      })}
      <LockLinks model={model} layout={layout} focus={focus} />
      {model.edges.map((edge) => (
        <AccessLink
          key={`${edge.section} ${edge.variable}`}
          edge={edge}
          model={model}
          layout={layout}
          focus={focus}
          onFocus={setFocus}
        />
      ))}
      {model.locks.map((lock) => (
        <LockMark key={lock.address} lock={lock} box={layout.locks.get(lock.address)} />
      ))}
      {model.sections.map((section) => (
        <SectionMark key={section.id} section={section} box={layout.sections.get(section.id)} onFocus={setFocus} />
      ))}
      {model.variables.map((variable) => (
        <VariableMark key={variable.address} variable={variable} box={layout.variables.get(variable.address)} />
      ))}
    </svg>
  );
}

interface LinkProps extends LockGraphDrawingProps {
  readonly focus: string | undefined;
}

function LockLinks({ model, layout, focus }: LinkProps) {
  const ordinals = new Map(model.locks.map(({ address, ordinal }) => [address, ordinal]));
  return model.sections.flatMap((section) =>
    section.locks.map(({ address, isRead }) => {
      const ordinal = ordinals.get(address) ?? 0;
      return (
        <path
          key={`${section.id} ${address} ${isRead}`}
          className={`rw-lock-link ${dimmed(focus, section.id)}`}
          d={layout.lockLink(address, section.id)}
          stroke={lockColorVar(ordinal)}
          strokeWidth={isRead ? 1.25 : 2.5}
          strokeDasharray={lockDash(ordinal).join(" ")}
        />
      );
    }),
  );
}

const dimmed = (focus: string | undefined, section: string): string =>
  focus === undefined || focus === section ? "" : "rw-dimmed";

interface AccessLinkProps extends LinkProps {
  readonly edge: AccessEdge;
  readonly onFocus: (section: string | undefined) => void;
}

function AccessLink({ edge, model, layout, focus, onFocus }: AccessLinkProps) {
  const variable = model.variables.find(({ address }) => address === edge.variable);
  const path = layout.accessLink(edge.section, edge.variable);
  const isBad = variable !== undefined && isUnprotected(variable);
  const select = (): void => store.getState().actions.select(edge.step);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the table has real buttons
    <g
      className={`rw-access-link ${isBad ? "rw-bad" : ""} ${dimmed(focus, edge.section)}`}
      onPointerEnter={() => {
        onFocus(edge.section);
        select();
      }}
      onPointerLeave={() => onFocus(undefined)}
      onClick={() => store.getState().actions.moveTo(edge.step + 1)}
    >
      <title>{accessWords(edge)}</title>
      <path className="rw-access-reach" d={path} />
      <path className="rw-access-line" d={path} strokeDasharray={edge.nWrites === 0 ? "3 3" : undefined} />
      <AccessMarks edge={edge} layout={layout} />
    </g>
  );
}

// Half way: hollow reads, filled writes, as on the timeline.
function AccessMarks({ edge, layout }: { readonly edge: AccessEdge; readonly layout: LockGraphLayout }) {
  const { x, y } = layout.accessMiddle(edge.section, edge.variable);
  const marks = [...(edge.nReads > 0 ? ["rw-mark-read"] : []), ...(edge.nWrites > 0 ? ["rw-mark-write"] : [])];
  return marks.map((mark, i) => (
    <circle key={mark} className={`rw-mark ${mark}`} cx={x + (i - (marks.length - 1) / 2) * 12} cy={y} r={4.5} />
  ));
}

function LockMark({ lock, box }: { readonly lock: LockNode; readonly box: Box | undefined }) {
  if (box === undefined) return undefined;
  const { fill, stroke } = GLYPHS.lock;
  const color = lockColorVar(lock.ordinal);
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect className="rw-graph-box" width={box.width - 1} height={box.height} rx={6} style={{ stroke: color }} />
      <g transform="translate(9 10)" style={{ color }}>
        <path d={fill} fill="currentColor" fillRule="evenodd" />
        <path d={stroke} fill="none" stroke="currentColor" strokeWidth={1.4} />
      </g>
      <ClippedText className="rw-graph-code" x={27} y={20} width={box.width - 32} text={lock.name} />
    </g>
  );
}

interface SectionMarkProps {
  readonly section: SectionNode;
  readonly box: Box | undefined;
  readonly onFocus: (section: string | undefined) => void;
}

const MAX_CHIPS = 4;

function SectionMark({ section, box, onFocus }: SectionMarkProps) {
  if (box === undefined) return undefined;
  const shown = section.goroutines.slice(0, MAX_CHIPS);
  const more = section.goroutines.length - shown.length;
  const hasLock = section.locks.length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer alone
    <g
      transform={`translate(${box.x} ${box.y})`}
      onPointerEnter={() => onFocus(section.id)}
      onPointerLeave={() => onFocus(undefined)}
    >
      <rect className={`rw-graph-box ${hasLock ? "" : "rw-graph-open"}`} width={box.width} height={box.height} rx={6} />
      <ClippedText className="rw-graph-name" x={11} y={20} width={box.width - 90} text={section.function} />
      <text className="rw-graph-quiet" x={box.width - 10} y={20} textAnchor="end">
        {section.lines === "" ? "" : strings.lockGraph.lines(section.lines)}
      </text>
      {shown.map((goroutine, i) => (
        <g key={goroutine} transform={`translate(${11 + i * 38} 37)`}>
          <rect y={-5} width={10} height={10} rx={3} fill={`var(--g${(goroutine % GOROUTINE_SLOTS) + 1})`} />
          <text className="rw-graph-chip" x={14} y={4}>
            {goroutineName(goroutine)}
          </text>
        </g>
      ))}
      {more > 0 ? (
        <text className="rw-graph-quiet" x={11 + MAX_CHIPS * 38} y={41}>
          +{more}
        </text>
      ) : undefined}
      {hasLock ? undefined : (
        <text className="rw-graph-quiet" x={box.width - 10} y={41} textAnchor="end">
          {strings.lockGraph.noLock}
        </text>
      )}
    </g>
  );
}

function VariableMark({ variable, box }: { readonly variable: VariableNode; readonly box: Box | undefined }) {
  if (box === undefined) return undefined;
  const isBad = isUnprotected(variable);
  return (
    <g transform={`translate(${box.x} ${box.y})`} className={isBad ? "rw-bad" : ""}>
      {isBad ? (
        <rect className="rw-graph-ring" x={-3.5} y={-3.5} width={box.width + 6} height={box.height + 7} rx={9} />
      ) : undefined}
      <rect className="rw-graph-box" width={box.width - 1} height={box.height} rx={6} />
      <ClippedText className="rw-graph-code" x={11} y={20} width={box.width * 0.6} text={variable.name} />
      <ClippedText className="rw-graph-type" x={box.width - 10} y={20} width={box.width * 0.35} text={variable.type} />
      <ClippedText className="rw-graph-verdict" x={11} y={40} width={box.width - 20} text={protectionWords(variable)} />
    </g>
  );
}

interface ClippedTextProps {
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}

/** Of the 12-pixel fixed-width font; others are narrower. */
const CHARACTER = 7.3;

// SVG has no ellipsis of its own.
function ClippedText({ className, x, y, width, text }: ClippedTextProps) {
  const most = Math.max(1, Math.floor(width / CHARACTER));
  const isShort = text.length <= most;
  return (
    <text className={className} x={x} y={y}>
      {isShort ? text : `${text.slice(0, most - 1)}…`}
      {isShort ? undefined : <title>{text}</title>}
    </text>
  );
}
