// Threads of the command line that explore pieces of a large search tree.

import { parentPort, Worker } from "node:worker_threads";
import { Compiler } from "../worker/compile.ts";
import { PieceServer } from "../worker/piece-server.ts";
import type { PiecePort, PieceReply, PieceRequest } from "../worker/pool.ts";
import { LATE_PARTS, wholeLibrary } from "../worker/whole-library.ts";
import { loadParser } from "./parser.ts";

/** Starts a thread that runs the script, which must call `servePieces`. It has to be closed. */
export function startThread(script: URL): PiecePort {
  // Nobody reads its arguments, and what it prints would mix with ours.
  const worker = new Worker(script, { argv: [], stdout: true, stderr: true });
  return {
    post: (request) => worker.postMessage(request),
    listen: (onReply, onFailure) => {
      worker.on("message", onReply);
      worker.on("error", onFailure);
    },
    close: () => {
      worker.terminate();
    },
  };
}

/** What such a thread does: answers the requests of the one that started it. */
export async function servePieces(): Promise<void> {
  if (parentPort === null) throw new Error("pieces are served in a thread of its own");
  const port = parentPort;
  const waiting: PieceRequest[] = [];
  const early = (request: PieceRequest): void => {
    waiting.push(request);
  };
  port.on("message", early);
  const server = new PieceServer(new Compiler(await loadParser(), wholeLibrary()), {
    post: (reply: PieceReply) => port.postMessage(reply),
    loadPart: async (name) => LATE_PARTS[name],
  });
  const serve = (request: PieceRequest): void => {
    // A failure ends the thread; whoever started it hears of it and works without it.
    server.receive(request).catch((error: unknown) => {
      setImmediate(() => {
        throw error;
      });
    });
  };
  port.off("message", early);
  port.on("message", serve);
  for (const request of waiting) serve(request);
}
