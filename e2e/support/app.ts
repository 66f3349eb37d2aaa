// The `test` that every spec uses: any test fails on an error in the page's console, an uncaught exception, a violation of the
// security policy, or a request to another origin, whatever else it looks at.
import { type BrowserContext, test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";

export { expect };

/** What went wrong in the pages of one test, in order. A test that provokes an error on purpose takes it out. */
export type Complaints = string[];

type CspReporter = { reportCspViolation?: (violation: string) => void };

function listenForViolations(): void {
  document.addEventListener("securitypolicyviolation", (event) => {
    const where = `${event.sourceFile}:${event.lineNumber}`;
    const violation = `${event.effectiveDirective} blocked ${event.blockedURI} at ${where}`;
    (window as CspReporter).reportCspViolation?.(violation);
  });
}

function isForeign(url: string, origin: string): boolean {
  const { protocol, origin: target } = new URL(url);
  return protocol !== "data:" && protocol !== "blob:" && target !== origin;
}

function describe(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `console ${message.type()}: ${message.text()} (${url}:${lineNumber})`;
}

function watchPage(page: Page, complaints: Complaints): void {
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(describe(message));
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("crash", () => complaints.push("the page crashed"));
}

/** Starts collecting complaints about every page of a context, workers' requests included. `origin` is the app's own. */
export async function watch(context: BrowserContext, origin: string): Promise<Complaints> {
  const complaints: Complaints = [];
  context.on("page", (page) => watchPage(page, complaints));
  context.on("request", (request) => {
    if (isForeign(request.url(), origin)) complaints.push(`request to another origin: ${request.url()}`);
  });
  context.on("requestfailed", (request) => {
    // A navigation or a closed worker aborts what is under way; that is no fault.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") complaints.push(`request failed: ${request.url()} ${reason}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`status ${response.status()}: ${response.url()}`);
  });
  await context.exposeFunction("reportCspViolation", (violation: string) => {
    complaints.push(`security policy: ${violation}`);
  });
  await context.addInitScript(listenForViolations);
  return complaints;
}

export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ context, baseURL }, use) => {
      if (baseURL === undefined) throw new Error("the configuration has no baseURL");
      const complaints = await watch(context, new URL(baseURL).origin);
      await use(complaints);
      expect(complaints, "the page must have nothing to complain about").toEqual([]);
    },
    { auto: true },
  ],
});
