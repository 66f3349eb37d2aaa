// Makes public/screenshot.png, the picture in the README, from the built app: `node scripts/build.mjs app && node scripts/screenshot.mjs`.
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { recordedChromium } from "./chromium.mjs";
import { fail, root, say } from "./process.mjs";

const target = join(root, "public", "screenshot.png");
const maxBytes = 300_000;
const port = String(20_000 + (process.pid % 20_000));

/** Starts the server and waits until it says where it is. */
async function serve() {
  const server = spawn(process.execPath, [join(root, "scripts", "serve.mjs")], {
    env: { ...process.env, PORT: port, HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", 2],
  });
  await new Promise((resolve, reject) => {
    server.stdout.once("data", resolve);
    server.once("exit", () => reject(new Error("The server did not start; it says why above.")));
  });
  return server;
}

async function takePicture() {
  const executablePath = recordedChromium();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: "dark",
      locale: "en-US",
    });
    // The scenario opens at its decisive step.
    await page.goto(`http://127.0.0.1:${port}/#s/lost-update`);
    await page.getByRole("status").getByText("schedules that matter explored").waitFor();
    await page.waitForFunction(() => performance.getEntriesByName("raceweave:monaco-ready").length > 0);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(1000); // The editor colours its text a moment later.
    await page.screenshot({ path: target, animations: "disabled" });
  } finally {
    await browser.close();
  }
}

const server = await serve().catch((error) => fail(error.message));
try {
  await takePicture();
} finally {
  server.kill();
}
const { size } = statSync(target);
if (size > maxBytes) fail(`${target} has ${size} bytes; a picture in a README should have fewer than ${maxBytes}.`);
say(`${target}: ${size} bytes`);
