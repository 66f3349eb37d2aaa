// The built app, served as a static host would, in the Chromium that scripts/chromium.mjs found.
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { recordedChromium } from "../scripts/chromium.mjs";

// Playwright reads this file once per process; the workers inherit the port through the environment.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 20_000));
const origin = `http://127.0.0.1:${process.env.E2E_PORT}`;
const executablePath = recordedChromium();

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  retries: 0,
  workers: 1,
  forbidOnly: true,
  reporter: "list",
  // For machines with a lot else to do.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: origin,
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    ...(executablePath === undefined ? {} : { launchOptions: { executablePath } }),
  },
  webServer: {
    command: "node scripts/build.mjs app && node scripts/serve.mjs",
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    url: origin,
    env: { PORT: process.env.E2E_PORT, HOST: "127.0.0.1" },
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
