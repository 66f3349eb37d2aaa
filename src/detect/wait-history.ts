// What became of those who could have ended a wait: by whom a channel was used from the other side and where they are now, what a wait
// group still waits for, who has signalled.

import * as op from "../trace/operation.ts";
import type { Trace } from "../trace/trace.ts";
import { type BlockedRow, goroutineName, objectName, placeName, placeOf, siteOfBlocked, waitText } from "./story.ts";

/** Sentences to go behind the one that says what `row` waits for; each begins with a space. */
export function historyText(trace: Trace, row: BlockedRow): string {
  if (row.object < 0) return "";
  switch (row.kind) {
    case op.OP_RECV:
      return channelText(trace, row, "sent to it", "sends to", [op.OP_SEND, op.OP_RENDEZVOUS, op.OP_CLOSE]);
    case op.OP_SEND:
      return `${bufferText(trace, row)}${channelText(trace, row, "received from it", "receives from", [op.OP_RECV])}`;
    case op.OP_RENDEZVOUS:
      return channelText(trace, row, "received from it", "receives from", [op.OP_RECV, op.OP_RENDEZVOUS]);
    case op.OP_WG_WAIT:
      return groupText(trace, row);
    case op.OP_COND_WOKEN:
      return condText(trace, row);
    default:
      return "";
  }
}

function channelText(trace: Trace, row: BlockedRow, past: string, verb: string, kinds: readonly number[]): string {
  const name = objectName(trace, row.object, siteOfBlocked(trace, row));
  const last = lastOf(trace, row, kinds);
  if (last === undefined) return ` Nobody has ever ${past}.`;
  const [step, goroutine] = last;
  return ` The last to have ${past} is ${goroutineName(goroutine)}, at ${placeOf(trace, step)}; ${fateOf(trace, goroutine)}, and no longer ${verb} ${name}.`;
}

function bufferText(trace: Trace, row: BlockedRow): string {
  const { events } = trace;
  for (let i = events.length - 1; i >= 0; i--) {
    if (events.kind[i] !== op.OP_SEND || events.object[i] !== row.object) continue;
    const who = goroutineName(events.goroutine[i] as number);
    return ` Its buffer of ${events.extent[i]} is full; the last to have sent is ${who}, at ${placeOf(trace, i)}.`;
  }
  return "";
}

/** What usually keeps such a wait from being for ever; undefined where it depends. */
export function adviceFor({ kind }: BlockedRow): string | undefined {
  switch (kind) {
    case op.OP_RECV:
      return "Whoever sends has to send or to close on every way, also after an error: a receive from a closed channel ends.";
    case op.OP_SEND:
    case op.OP_RENDEZVOUS:
      return "A sender that may find nobody left needs room in the buffer for its value, or a select that also waits for a signal to stop (a done channel, a context).";
    case op.OP_WG_WAIT:
      return "Every Add needs its Done, on every way out: defer it at the beginning of the goroutine.";
    case op.OP_COND_WOKEN:
      return "Whoever changes what is waited for has to call Signal or Broadcast after that.";
    case op.OP_SELECT:
      return "One of the cases has to come on every way: for instance a context that somebody cancels.";
    default:
      return undefined;
  }
}

/** The last event of these kinds on what `row` waits for, by another goroutine, and whose it was. */
function lastOf(
  { events }: Trace,
  { object, goroutine }: BlockedRow,
  kinds: readonly number[],
): readonly [step: number, goroutine: number] | undefined {
  const isReceiver = kinds.includes(op.OP_RECV);
  for (let i = events.length - 1; i >= 0; i--) {
    const kind = events.kind[i] as number;
    if (events.object[i] !== object || !kinds.includes(kind)) continue;
    const who = (kind === op.OP_RENDEZVOUS && isReceiver ? events.partner[i] : events.goroutine[i]) as number;
    if (who !== goroutine) return [i, who];
  }
  return undefined;
}

/** `it has ended`, `it waits to lock mu at main.go:7`: what a goroutine does at the end. */
function fateOf(trace: Trace, goroutine: number): string {
  const row = trace.blocked.find((other) => other.goroutine === goroutine);
  return row === undefined
    ? "it has ended"
    : `it waits ${waitText(trace, row)} itself at ${placeName(siteOfBlocked(trace, row))}`;
}

function groupText({ events, ...trace }: Trace, row: BlockedRow): string {
  let [nAdded, nDone] = [0, 0];
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== op.OP_WG_ADD || events.object[i] !== row.object) continue;
    const delta = events.extent[i] as number;
    if (delta > 0) nAdded += delta;
    else nDone -= delta;
  }
  const stuck = trace.blocked.filter(({ goroutine }) => goroutine !== row.goroutine).length;
  const left =
    stuck === 0
      ? "and nobody is left to call it"
      : `and ${stuck === 1 ? "one goroutine is" : `${stuck} goroutines are`} stuck`;
  return ` Its counter is ${nAdded - nDone}: Add has counted ${nAdded} and Done ${nDone}, ${left}.`;
}

function condText(trace: Trace, row: BlockedRow): string {
  const last = lastOf(trace, row, [op.OP_COND_SIGNAL, op.OP_COND_BROADCAST]);
  if (last === undefined) return " Nobody has ever signalled.";
  const [step, goroutine] = last;
  return ` The last signal was ${goroutineName(goroutine)}'s at ${placeOf(trace, step)}; ${fateOf(trace, goroutine)}.`;
}
