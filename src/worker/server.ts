// The worker: the composition root of the engine in the browser. Messages in, messages out; everything else is in session.ts. It
// starts copies of itself that explore pieces of large trees for it (piece-server.ts).

import { CORE_PART } from "../stdlib/core-part.ts";
import type { GoParser } from "../syntax/cst.ts";
import type { Trace } from "../trace/trace.ts";
import { Compiler } from "./compile.ts";
import { type LatePart, LibraryText, type PartName } from "./library-text.ts";
import { PieceServer } from "./piece-server.ts";
import { type PiecePort, type PieceReply, type PieceRequest, Pool } from "./pool.ts";
import type { Reply, Request } from "./protocol.ts";
import { type RepairTools, Session } from "./session.ts";

/** Engine workers at most; one processor is the page's. */
const MAX_WORKERS = 8;

const channel = new MessageChannel();
/** Whoever waits for a message of ours, in order. */
const pausing: (() => void)[] = [];
channel.port1.onmessage = () => pausing.shift()?.();

const host = {
  post(reply: Reply): void {
    const columns = Object.values(traceIn(reply)?.events ?? {}).filter(isColumn);
    self.postMessage(reply, { transfer: columns.map((column) => column.buffer) });
  },
  now: () => performance.now(),
  // A message to ourselves queues behind the messages that are already waiting; setTimeout would be clamped to 4 ms.
  pause(ms = 0): Promise<void> {
    return new Promise((resolve) => {
      if (ms > 0) {
        setTimeout(resolve, ms);
        return;
      }
      pausing.push(resolve);
      channel.port2.postMessage(undefined);
    });
  },
  async loadPart(name: PartName): Promise<LatePart> {
    switch (name) {
      case "common":
        return (await import("../stdlib/common-part.ts")).COMMON_PART;
      case "rest":
        return (await import("./rest.ts")).REST;
      case "maps":
        return (await import("./maps.ts")).MAPS;
    }
  },
  loadParser: async (): Promise<GoParser> => (await import("./grammar.ts")).loadGrammar(),
  loadRepairs: async (): Promise<RepairTools> => (await import("./repairs.ts")).REPAIR_TOOLS,
};

function traceIn(reply: Reply): Trace | undefined {
  if (reply.kind === "trace") return reply.trace;
  return reply.kind === "exploration" ? reply.witness?.trace : undefined;
}

function isColumn(value: unknown): value is Int32Array<ArrayBuffer> {
  return value instanceof Int32Array;
}

function startCopy(): PiecePort {
  const worker = new Worker(self.location.href, { type: "module", name: "raceweave-pieces" });
  return {
    post: (request) => worker.postMessage(request),
    listen: (onReply, onFailure) => {
      worker.onmessage = ({ data }: MessageEvent<PieceReply | Reply>) => {
        // It says that it is ready, as every worker does.
        if ("job" in data) onReply(data);
      };
      worker.onerror = onFailure;
    },
    close: () => worker.terminate(),
  };
}

// Texts are read from their tokens until tree-sitter is there: the first program does not wait for it.
const compiler = new Compiler(undefined, new LibraryText(CORE_PART));
const nColleagues = Math.min(MAX_WORKERS, navigator.hardwareConcurrency - 1) - 1;
const session = new Session(compiler, host, new Pool(startCopy, Math.max(0, nColleagues)));
const pieces = new PieceServer(compiler, {
  post: (reply: PieceReply) => self.postMessage(reply),
  loadPart: host.loadPart,
});

function receive(request: Request | PieceRequest): void {
  if (request.kind !== "assign" && request.kind !== "piece") session.receive(request);
  else {
    pieces.receive(request).catch((error: unknown) => {
      // Whoever started this worker hears of it, and does the work without it.
      setTimeout(() => {
        throw error;
      });
    });
  }
}

self.onmessage = (event: MessageEvent<Request | PieceRequest>) => receive(event.data);
host.post({ kind: "ready" });
