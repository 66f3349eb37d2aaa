// Serves the built page for the benchmarks that load it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../scripts/process.mjs";

const port = 20_000 + (process.pid % 20_000);
export const origin = `http://127.0.0.1:${port}`;

/** The server's process, once it serves. */
export async function startServer() {
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1" };
  const server = spawn(process.execPath, [join(root, "scripts", "serve.mjs")], { env, stdio: ["ignore", "pipe", 2] });
  await Promise.race([
    once(server.stdout, "data"),
    once(server, "exit").then(() => Promise.reject(new Error("the server ended before it served"))),
  ]);
  return server;
}
