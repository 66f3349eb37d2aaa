// The worker: the composition root of the engine in the browser. Messages in, messages out; everything else is in session.ts.

import { CORE_TEXTS } from "../stdlib/core-texts.ts";
import { createParser } from "../syntax/cst.ts";
import { PARSER_ASSETS } from "./assets.ts";
import { Compiler } from "./compile.ts";
import { type LibraryPart, LibraryText } from "./library-text.ts";
import type { Reply, Request } from "./protocol.ts";
import { Session } from "./session.ts";

const channel = new MessageChannel();

const host = {
  post(reply: Reply): void {
    const transfer = reply.kind === "trace" ? Object.values(reply.trace.events).filter(isColumn) : [];
    self.postMessage(reply, { transfer: transfer.map((column) => column.buffer) });
  },
  now: () => performance.now(),
  // A message to ourselves queues behind the messages that are already waiting; setTimeout would be clamped to 4 ms.
  pause(): Promise<void> {
    return new Promise((resolve) => {
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(undefined);
    });
  },
  loadRest: async (): Promise<LibraryPart> => (await import("./rest.ts")).REST,
};

function isColumn(value: unknown): value is Int32Array<ArrayBuffer> {
  return value instanceof Int32Array;
}

const waiting: Request[] = [];
let session: Session | undefined;

self.onmessage = (event: MessageEvent<Request>) => {
  if (session === undefined) waiting.push(event.data);
  else session.receive(event.data);
};

createParser(PARSER_ASSETS).then((parser) => {
  session = new Session(new Compiler(parser, new LibraryText({ texts: CORE_TEXTS })), host);
  host.post({ kind: "ready" });
  for (const request of waiting.splice(0)) session.receive(request);
});
