// The nodes of the lock graph, the same in picture and stack. A click goes to the first step of what is clicked.

import type { CSSProperties, ReactNode } from "react";
import { useStore } from "../../store/store.ts";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { goroutineName, LOCK_SLOTS } from "../../ui/lane-colors.ts";
import { lockGraphStrings } from "../../ui/strings/lock-graph.ts";
import { accessKey, lockKey, sectionKey, variableKey } from "./connections.ts";
import type { AccessEdge, LockGraphModel, LockNode, SectionNode, VariableNode } from "./model.ts";
import {
  accessWords,
  heldWords,
  isUnprotected,
  lineWords,
  partialWords,
  protectionWords,
  sectionWords,
  typeWords,
} from "./words.ts";

/** What the pointer or the focus is on. */
export interface Attention {
  /** Keys of what is connected with it; undefined when it is on nothing. */
  readonly lit: ReadonlySet<string> | undefined;
  readonly attend: (key: string | undefined) => void;
}

const MAX_CHIPS = 4;

interface NodeButtonProps {
  readonly id: string;
  readonly step: number;
  readonly className: string;
  readonly label: string;
  readonly attention: Attention;
  readonly children: ReactNode;
}

function NodeButton({ id, step, className, label, attention, children }: NodeButtonProps) {
  const moveTo = useStore((state) => state.actions.moveTo);
  const leave = (): void => attention.attend(undefined);
  return (
    <button
      type="button"
      className={`${className} ${attention.lit?.has(id) === true ? "is-lit" : ""}`}
      aria-label={label}
      title={label}
      onClick={() => moveTo(step + 1)}
      onPointerEnter={() => attention.attend(id)}
      onPointerLeave={leave}
      onFocus={() => attention.attend(id)}
      onBlur={leave}
    >
      {children}
    </button>
  );
}

function lockStyle(ordinal: number): CSSProperties {
  return { color: `var(--lock${(ordinal % LOCK_SLOTS) + 1})` };
}

export interface LockNodeViewProps {
  readonly model: LockGraphModel;
  readonly lock: LockNode;
  readonly attention: Attention;
}

export function LockNodeView({ model, lock, attention }: LockNodeViewProps) {
  const first = model.sections.find((section) => section.locks.some(({ address }) => address === lock.address));
  return (
    <NodeButton
      id={lockKey(lock.address)}
      step={first?.step ?? -1}
      className="lock-node"
      label={lockGraphStrings.lockLabel(lock.kind, lock.name)}
      attention={attention}
    >
      <span style={lockStyle(lock.ordinal)}>
        <Icon name="lock" />
      </span>
      <span className="lock-name rw-code">{lock.name}</span>
      {lock.kind === "rwmutex" ? <span className="lock-quiet">{lock.kind}</span> : undefined}
    </NodeButton>
  );
}

export interface SectionViewProps {
  readonly model: LockGraphModel;
  readonly section: SectionNode;
  readonly attention: Attention;
}

export function SectionView({ model, section, attention }: SectionViewProps) {
  const names = section.goroutines.map(goroutineName).join(", ");
  const isOpen = section.locks.length === 0;
  return (
    <NodeButton
      id={sectionKey(section.id)}
      step={section.step}
      className={`lock-section ${isOpen ? "is-open" : ""}`}
      label={[
        ...section.waits.map(({ goroutine, lock }) =>
          lockGraphStrings.waitsFor(goroutineName(goroutine), lockName(model, lock)),
        ),
        lockGraphStrings.sectionLabel(sectionWords(section), names, heldWords(model, section)),
      ].join("; ")}
      attention={attention}
    >
      <span className="lock-line">
        <span className="lock-name">{section.function}</span>
        <span className="lock-quiet">{lineWords(section)}</span>
      </span>
      <span className="lock-line">
        <Chips goroutines={section.goroutines} />
        <Held model={model} section={section} />
      </span>
      {section.waits.map(({ goroutine, lock }) => (
        <span key={goroutine} className="lock-line lock-waits">
          {lockGraphStrings.waitsFor(goroutineName(goroutine), lockName(model, lock))}
        </span>
      ))}
    </NodeButton>
  );
}

function lockName(model: LockGraphModel, address: number): string {
  return model.locks.find((lock) => lock.address === address)?.name ?? "";
}

function Chips({ goroutines }: { readonly goroutines: readonly number[] }) {
  const more = goroutines.length - MAX_CHIPS;
  return (
    <span className="lock-chips">
      {goroutines.slice(0, MAX_CHIPS).map((goroutine) => (
        <GoroutineChip key={goroutine} goroutine={goroutine} />
      ))}
      {more > 0 ? <span className="lock-quiet">{lockGraphStrings.moreGoroutines(more)}</span> : undefined}
    </span>
  );
}

export interface VariableCardProps {
  readonly model: LockGraphModel;
  readonly variable: VariableNode;
  readonly attention: Attention;
  /** Rows name their section: there are no links to follow. */
  readonly isStacked?: boolean;
}

export function VariableCard({ model, variable, attention, isStacked = false }: VariableCardProps) {
  const key = variableKey(variable.address);
  const isBad = isUnprotected(variable);
  const partial = partialWords(variable);
  return (
    <div className={`lock-card ${isBad ? "is-bad" : ""} ${attention.lit?.has(key) === true ? "is-lit" : ""}`}>
      <div
        className="lock-card-head"
        onPointerEnter={() => attention.attend(key)}
        onPointerLeave={() => attention.attend(undefined)}
      >
        <div className="lock-line">
          <span className="lock-name rw-code">{variable.name}</span>
          <span className="lock-quiet rw-code">{typeWords(variable)}</span>
        </div>
        <div className="lock-line">
          <span className={`lock-verdict ${variable.protection === "locks" ? "is-good" : ""}`}>
            {isBad ? <Icon name="race" size={11} /> : undefined}
            <span className="lock-name">{protectionWords(variable)}</span>
          </span>
          <span className="lock-quiet lock-partial">{partial}</span>
        </div>
      </div>
      {variable.edges.map((edge) => (
        <AccessRow
          key={edge.section}
          model={model}
          variable={variable}
          edge={edge}
          attention={attention}
          isStacked={isStacked}
        />
      ))}
    </div>
  );
}

interface AccessRowProps extends Required<VariableCardProps> {
  readonly edge: AccessEdge;
}

function AccessRow({ model, variable, edge, attention, isStacked }: AccessRowProps) {
  const section = model.sections.find(({ id }) => id === edge.section);
  if (section === undefined) return undefined;
  const held = heldWords(model, section);
  const label = lockGraphStrings.accessLabel(sectionWords(section), accessWords(edge), variable.name, held);
  return (
    <NodeButton id={accessKey(edge)} step={edge.step} className="lock-row" label={label} attention={attention}>
      {isStacked ? (
        <span className="lock-row-section">
          <span className="lock-name">{section.function}</span>
          <span className="lock-quiet">{lineWords(section)}</span>
          <Chips goroutines={section.goroutines} />
        </span>
      ) : undefined}
      <span className="lock-row-access">
        <AccessMark edge={edge} />
        <Held model={model} section={section} />
      </span>
    </NodeButton>
  );
}

function AccessMark({ edge: { nReads, nWrites } }: { readonly edge: AccessEdge }) {
  return (
    <span className="lock-counts rw-number">
      {nReads === 0 ? undefined : (
        <span>
          <Icon name="read" size={10} />
          {lockGraphStrings.reads(nReads)}
        </span>
      )}
      {nWrites === 0 ? undefined : (
        <span>
          <Icon name="write" size={10} />
          {lockGraphStrings.writes(nWrites)}
        </span>
      )}
    </span>
  );
}

function Held({ model, section }: { readonly model: LockGraphModel; readonly section: SectionNode }) {
  if (section.locks.length === 0) return <span className="lock-quiet">{lockGraphStrings.noLock}</span>;
  return (
    <span className="lock-held">
      {section.locks.map(({ address, isRead }) => {
        const lock = model.locks.find((each) => each.address === address);
        return (
          <span key={address} className="lock-held-one rw-code">
            <span style={lockStyle(lock?.ordinal ?? 0)}>
              <Icon name={isRead ? "readLock" : "lock"} size={10} />
            </span>
            <span className="lock-name">{isRead ? lockGraphStrings.readMode(lock?.name ?? "") : lock?.name}</span>
          </span>
        );
      })}
    </span>
  );
}
