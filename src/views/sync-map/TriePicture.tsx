// The trie of a sync.Map from Go 1.24 on: a node is a strip of sixteen slots, and below it what is in those that are not empty.

import { Badge } from "../../ui/Badge.tsx";
import { syncMapStrings } from "../../ui/strings/sync-map.ts";
import type { NodeScene, SlotContent, SlotScene, TrieEntry, TrieScene } from "./model.ts";
import { Chips, TouchText, touchClass } from "./Who.tsx";

export function TriePicture({ scene }: { readonly scene: TrieScene }) {
  const words = syncMapStrings;
  return (
    <>
      {scene.root === undefined ? (
        <p className="sync-map-quiet">{words.unused}</p>
      ) : (
        <Node node={scene.root} title={words.root} />
      )}
      {scene.held.map((node) => (
        <Node key={node.address} node={node} title={words.held} isHeld />
      ))}
      {scene.nMore === 0 ? undefined : <p className="sync-map-quiet">{words.moreSlots(scene.nMore)}</p>}
      <p className="sync-map-note">{words.trieNote}</p>
    </>
  );
}

interface NodeProps {
  readonly node: NodeScene;
  /** Of a node that no slot above it names. */
  readonly title?: string;
  readonly isHeld?: boolean;
}

function Node({ node, title, isHeld = false }: NodeProps) {
  const isOut = node.isDead || isHeld;
  const hasHead = title !== undefined || node.isDead || node.at.length > 0;
  return (
    <section className={`sync-map-node ${isOut ? "is-dead" : ""}`} aria-label={title ?? syncMapStrings.node(node.path)}>
      {hasHead ? (
        <header className="sync-map-node-head">
          {title === undefined ? undefined : <span>{title}</span>}
          {node.isDead ? <Badge tone="warn">{syncMapStrings.dead}</Badge> : undefined}
          <Chips at={node.at} />
        </header>
      ) : undefined}
      <ol className="sync-map-slots" aria-label={syncMapStrings.slots}>
        {node.slots.map((slot) => (
          <Slot key={slot.digit} slot={slot} />
        ))}
      </ol>
      {node.contents.length === 0 ? undefined : (
        <ul className="sync-map-contents">
          {node.contents.map((content) => (
            <Content key={content.digit} content={content} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Slot({ slot }: { readonly slot: SlotScene }) {
  const { digit, kind, touch } = slot;
  const words = syncMapStrings.slot(digit, kind);
  return (
    <li className={`sync-map-slot is-${kind} ${touchClass(touch)}`} title={words}>
      <span className="rw-code" aria-hidden="true">
        {digit}
      </span>
      <span className="sync-map-hidden">{words}</span>
    </li>
  );
}

function Content({ content }: { readonly content: SlotContent }) {
  const { digit, at } = content;
  return (
    <li className="sync-map-leaves">
      <span className="sync-map-digit rw-code">{digit}</span>
      <span className="sync-map-chain">
        {content.kind === "empty" ? <span className="sync-map-quiet">{syncMapStrings.empty}</span> : undefined}
        {content.kind === "node" ? <span>{syncMapStrings.node(content.node.path)}</span> : undefined}
        {content.kind === "entries"
          ? content.entries.map((entry) => <Leaf key={entry.address} entry={entry} />)
          : undefined}
        <Chips at={at} />
      </span>
      {content.kind === "node" ? <Node node={content.node} /> : undefined}
    </li>
  );
}

function Leaf({ entry }: { readonly entry: TrieEntry }) {
  return (
    <span className={`sync-map-leaf ${touchClass(entry.touch)}`}>
      <span className="rw-code">
        {entry.key}: {entry.value}
      </span>{" "}
      <TouchText touch={entry.touch} />
    </span>
  );
}
