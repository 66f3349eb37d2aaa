// The worker: the composition root of the engine in the browser. Messages in, messages out; everything else is in session.ts. It
// starts copies of itself that explore pieces of large trees for it (piece-server.ts).

import { CORE_TEXTS } from "../stdlib/core-texts.ts";
import { createParser } from "../syntax/cst.ts";
import type { Trace } from "../trace/trace.ts";
import { PARSER_ASSETS } from "./assets.ts";
import { Compiler } from "./compile.ts";
import { type LibraryPart, LibraryText } from "./library-text.ts";
import { PieceServer } from "./piece-server.ts";
import { type PiecePort, type PieceReply, type PieceRequest, Pool } from "./pool.ts";
import type { Reply, Request } from "./protocol.ts";
import { Session } from "./session.ts";

/** Engine workers at most; one processor is the page's. */
const MAX_WORKERS = 8;

const channel = new MessageChannel();

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
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(undefined);
    });
  },
  loadRest: async (): Promise<LibraryPart> => (await import("./rest.ts")).REST,
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

/** What both kinds of requests are served by, once the parser is there. */
class Server {
  private readonly session: Session;
  private readonly pieces: PieceServer;

  constructor(compiler: Compiler) {
    const size = Math.min(MAX_WORKERS, navigator.hardwareConcurrency - 1) - 1;
    this.session = new Session(compiler, host, new Pool(startCopy, Math.max(0, size)));
    this.pieces = new PieceServer(compiler, {
      post: (reply: PieceReply) => self.postMessage(reply),
      loadRest: host.loadRest,
    });
  }

  receive(request: Request | PieceRequest): void {
    if (request.kind !== "assign" && request.kind !== "piece") this.session.receive(request);
    else {
      this.pieces.receive(request).catch((error: unknown) => {
        // Whoever started this worker hears of it, and does the work without it.
        setTimeout(() => {
          throw error;
        });
      });
    }
  }
}

const waiting: (Request | PieceRequest)[] = [];
let server: Server | undefined;

self.onmessage = (event: MessageEvent<Request | PieceRequest>) => {
  if (server === undefined) waiting.push(event.data);
  else server.receive(event.data);
};

createParser(PARSER_ASSETS).then((parser) => {
  server = new Server(new Compiler(parser, new LibraryText({ texts: CORE_TEXTS })));
  host.post({ kind: "ready" });
  for (const request of waiting.splice(0)) server.receive(request);
});
