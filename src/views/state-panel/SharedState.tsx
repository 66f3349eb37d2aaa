// Tables of what goroutines share. What the last step changed or read says so, with who did it.

import type { ReactNode } from "react";
import type { ChannelView, LockView, MapView, VariableView } from "../../trace/snapshot.ts";
import { Badge } from "../../ui/Badge.tsx";
import { ColumnHeads } from "../../ui/ColumnHeads.tsx";
import { GoroutineChip } from "../../ui/GoroutineChip.tsx";
import { goroutineName } from "../../ui/lane-colors.ts";
import { strings } from "../../ui/strings.ts";
import { isTouched, type Touched } from "./model.ts";

interface RowProps {
  readonly address: number;
  readonly touched: Touched | undefined;
  readonly children: ReactNode;
}

function Row({ address, touched, children }: RowProps) {
  const isHit = isTouched(touched, address);
  const className = isHit ? (touched.isChange ? "is-changed" : "is-read") : undefined;
  const { changed, wrote, read } = strings.state;
  const say =
    isHit && (touched.isChange ? (touched.isMemory ? wrote : changed) : read)(goroutineName(touched.goroutine));
  return (
    <tr className={className}>
      {children}
      <td className="state-touch">{say}</td>
    </tr>
  );
}

function Table({ heads, children }: { readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    <table className="state-table">
      <thead>
        <tr>
          <ColumnHeads heads={heads} />
          <td />
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function Chips({ goroutines }: { readonly goroutines: readonly number[] }) {
  if (goroutines.length === 0) return <span className="state-quiet">{strings.state.nobody}</span>;
  return (
    <span className="state-chips">
      {goroutines.map((goroutine) => (
        <GoroutineChip key={goroutine} goroutine={goroutine} />
      ))}
    </span>
  );
}

// Only what may be cut off has a title.
function long(value: string): string | undefined {
  return value.length > 40 ? value : undefined;
}

// The program's own package goes without saying.
function withoutMain(type: string): string {
  return type.replaceAll(/\bmain\./g, "");
}

export function SharedVariables(props: {
  readonly variables: readonly VariableView[];
  readonly touched: Touched | undefined;
}) {
  const { name, value, type } = strings.state;
  return (
    <Table heads={[name, value, type]}>
      {props.variables.map((variable) => (
        <Row key={variable.address} address={variable.address} touched={props.touched}>
          <th scope="row" className="rw-code" title={variable.name}>
            {variable.name}
          </th>
          <td className="rw-code state-value">
            <span title={long(variable.value)}>{variable.value}</span>
          </td>
          <td className="rw-code state-quiet state-type" title={variable.type}>
            {withoutMain(variable.type)}
          </td>
        </Row>
      ))}
    </Table>
  );
}

export function Locks({
  locks,
  touched,
}: {
  readonly locks: readonly LockView[];
  readonly touched: Touched | undefined;
}) {
  const { lock, lockState, holder, waiters } = strings.state;
  return (
    <Table heads={[lock, lockState, holder, waiters]}>
      {locks.map((each) => (
        <Row key={each.address} address={each.address} touched={touched}>
          <th scope="row" className="rw-code">
            {each.name}
          </th>
          <td>{each.state}</td>
          <td>
            <Chips goroutines={each.holder >= 0 ? [each.holder] : each.readers} />
          </td>
          <td>
            <Chips goroutines={each.waiters} />
          </td>
        </Row>
      ))}
    </Table>
  );
}

export function Channels(props: { readonly channels: readonly ChannelView[]; readonly touched: Touched | undefined }) {
  const { channel, buffer, senders, receivers } = strings.state;
  return (
    <Table heads={[channel, buffer, senders, receivers]}>
      {props.channels.map((each) => (
        <Row key={each.address} address={each.address} touched={props.touched}>
          <th scope="row" className="rw-code" title={each.type}>
            {each.name} {each.isClosed ? <Badge tone="warn">{strings.state.closed}</Badge> : undefined}
          </th>
          <td>
            <Buffer channel={each} />
          </td>
          <td>
            <Chips goroutines={each.senders} />
          </td>
          <td>
            <Chips goroutines={each.receivers} />
          </td>
        </Row>
      ))}
    </Table>
  );
}

function Buffer({ channel }: { readonly channel: ChannelView }) {
  if (channel.capacity === 0) return <span className="state-quiet">{strings.state.unbuffered}</span>;
  return (
    <span className="state-buffer">
      {channel.buffer.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot of a queue is its place.
        <span key={index} className="state-cell rw-code">
          {value}
        </span>
      ))}
      <span className="state-quiet">{strings.state.bufferOf(channel.buffer.length, channel.capacity)}</span>
    </span>
  );
}

/** Of a map, in the state; the map's own panel has all. */
const MAX_ENTRIES = 24;

export function Maps({ maps, touched }: { readonly maps: readonly MapView[]; readonly touched: Touched | undefined }) {
  const { name, value } = strings.state;
  return (
    <Table heads={[name, value]}>
      {maps.map((map) => (
        <Row key={map.address} address={map.address} touched={touched}>
          <th scope="row" className="rw-code" title={map.type}>
            {map.name}
          </th>
          <td className="rw-code">
            <span className="state-entries">
              {map.entries.slice(0, MAX_ENTRIES).map(([key, entry]) => (
                <span key={key} className="state-cell">
                  {key}: {entry}
                </span>
              ))}
              <span className="state-quiet">
                {map.entries.length > MAX_ENTRIES ? "… " : ""}
                {strings.state.entries(map.entries.length)}
              </span>
            </span>
          </td>
        </Row>
      ))}
    </Table>
  );
}
