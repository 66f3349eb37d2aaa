// Serves dist/ as a static host should: with the security policy, compressed, with long caching for hashed files.
// PORT and HOST choose the address. Without PORT, the next free port after 4173.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { headerPolicy } from "./csp.mjs";
import { fail, root } from "./process.mjs";

const host = process.env.HOST ?? "127.0.0.1";
const firstPort = Number(process.env.PORT ?? 4173);
const nPortsTried = process.env.PORT === undefined ? 20 : 1;
const folder = join(root, "dist");

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ttf": "font/ttf",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const alreadyCompressed = new Set([".png", ".woff", ".woff2"]);

function load(path) {
  const type = extname(path);
  const plain = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return {
    plain,
    brotli: alreadyCompressed.has(type) ? undefined : brotliCompressSync(plain, { params }),
    headers: {
      "content-type": types[type] ?? "application/octet-stream",
      "content-security-policy": headerPolicy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      vary: "accept-encoding",
    },
  };
}

// Everything is read before the first request: what is not in this table does not exist, whatever a URL says.
function loadAll() {
  const files = new Map();
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(`/${name.replaceAll("\\", "/")}`, load(path));
  }
  return files;
}

function pathOf(url) {
  try {
    const path = decodeURIComponent(new URL(url ?? "/", "http://host").pathname);
    return path.endsWith("/") ? `${path}index.html` : path;
  } catch {
    return undefined; // A malformed URL names no file.
  }
}

function answer(files, request, response) {
  const path = pathOf(request.url);
  const file = files.get(path);
  if (file === undefined) return response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
  const isCompressed = file.brotli !== undefined && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
  const body = isCompressed ? file.brotli : file.plain;
  response.writeHead(200, {
    ...file.headers,
    "content-length": body.length,
    "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    ...(isCompressed ? { "content-encoding": "br" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

if (!existsSync(join(folder, "index.html"))) fail("There is no built app. Run: npm run build");
const files = loadAll();
const server = createServer((request, response) => answer(files, request, response));
let port = firstPort;
server.on("error", (error) => {
  if (error.code !== "EADDRINUSE") fail(`Cannot serve on ${host}:${port}: ${error.message}`);
  if (++port >= firstPort + nPortsTried) fail(`Port ${firstPort} is taken. Set PORT to a free one.`);
  server.listen(port, host);
});
server.on("listening", () => {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  console.log(`\n  Raceweave is at  http://${name}:${server.address().port}/   (Ctrl+C ends it)\n`);
});
server.listen(port, host);
