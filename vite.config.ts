// Three things are built from one config: the app (dist/), the command line (`--ssr src/cli/main.ts`, dist-cli/) and
// benchmarks (bench/run.mjs). All of them resolve `?raw` and `import.meta.glob` alike, so the engine is the same code.
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { metaPolicy } from "./scripts/csp.mjs";

// The library's Go source is part of the engine's bundle: what only people read stays out of it. Lines stay where they are.
function goWithoutComments(): Plugin {
  return {
    name: "raceweave:go-source",
    apply: "build",
    enforce: "pre",
    load(id) {
      const file = /^(.*\/src\/stdlib\/.*\.go)\?raw$/.exec(id)?.[1];
      if (file === undefined) return undefined;
      this.addWatchFile(file);
      const text = readFileSync(file, "utf8").replace(/^[ \t]*\/\/(?!go:|raceweave:).*$/gm, "");
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

// Vitest looks every imported constant up in its module, and the interpreter compares a hundred opcodes an instruction. The bundler puts
// the numbers in their places; so do tests, which take a fraction of the time then. Lines stay where they are.
function inlineConstants(): Plugin {
  const numbersOf = (file: string): Map<string, string> =>
    new Map(
      [...readFileSync(file, "utf8").matchAll(/^export const (\w+) = (-?\d+);/gm)].map(([, name, n]) => [
        name ?? "",
        n ?? "",
      ]),
    );
  const constants = { ir: numbersOf("src/ir/opcode.ts"), op: numbersOf("src/trace/operation.ts") };
  return {
    name: "raceweave:constants",
    apply: "serve",
    enforce: "pre",
    transform(code, id) {
      if (process.env.VITEST === undefined || !/\/src\/[\w/.-]+\.ts$/.test(id)) return undefined;
      const imports = code.matchAll(/^import \* as (ir|op) from "\.\.?\/[\w/]*(?:opcode|operation)\.ts";$/gm);
      const imported = new Set(Array.from(imports, ([, name]) => name));
      if (imported.size === 0) return undefined;
      return code.replace(/\b(ir|op)\.([A-Z][A-Z0-9_]*)\b/g, (all: string, module: "ir" | "op", name: string) =>
        imported.has(module) ? (constants[module].get(name) ?? all) : all,
      );
    },
  };
}

// A static host sends no policy of its own. The development server needs inline scripts, so the build alone gets it.
function contentSecurityPolicy(): Plugin {
  return {
    name: "raceweave:csp",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: metaPolicy },
        injectTo: "head-prepend",
      },
    ],
  };
}

export default defineConfig(({ isSsrBuild }) => ({
  base: "./",
  plugins: [react(), goWithoutComments(), inlineConstants(), contentSecurityPolicy()],
  build: isSsrBuild
    ? {
        outDir: "dist-cli",
        target: "node20",
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: "[name].mjs" } },
      }
    : {
        // The policy forbids fonts from data: URLs.
        assetsInlineLimit: 0,
        // Monaco's chunk is 4 MB and loads after the first paint.
        chunkSizeWarningLimit: 5000,
        modulePreload: { polyfill: false },
        rolldownOptions: { checks: { bundlerTimings: false, pluginTimings: false } },
      },
  worker: {
    format: "es",
    plugins: () => [goWithoutComments()],
    // web-tree-sitter carries two direct evals that are never reached.
    rolldownOptions: { checks: { eval: false, bundlerTimings: false, pluginTimings: false } },
  },
  // Found late, inside a worker or a lazy chunk, these would make the development server reload the page.
  optimizeDeps: {
    include: [
      "web-tree-sitter",
      "d3",
      "@monaco-editor/react",
      "monaco-editor/editor",
      "monaco-editor/features/register.all",
      "monaco-editor/languages/definitions/go/register",
    ],
  },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
    setupFiles: ["scripts/vitest-setup.mjs"],
    // The engine keeps no state in its modules (layers.test.ts): files of one worker can share them, and need not load them again.
    isolate: false,
    // A hang is a failure; a slow machine is not.
    testTimeout: 60_000,
  },
}));
