// How the specs use the page: by its roles and words, waiting for what a person would wait for.
import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";

/** What the page says about the program. */
export function verdict(page: Page): Locator {
  return page.getByRole("region", { name: "Verdict" }).getByRole("status");
}

/** Opens the page, with a fragment if given, and waits until the search has ended with this verdict. */
export async function open(page: Page, fragment: string, want: RegExp): Promise<void> {
  await page.goto(`/${fragment}`);
  await expect(verdict(page)).toContainText(want);
}

/** Where the cursor is: `step 4 of 18`. */
export function position(page: Page): Locator {
  return page.getByRole("region", { name: "Steps" }).getByText(/^step \d+ of \d+$/);
}

/** The text area or Monaco, whichever is there. */
export function editor(page: Page): Locator {
  return page.getByRole("textbox", { name: "Go program" });
}

/** Waits until Monaco has taken the plain editor's place. */
export async function monaco(page: Page): Promise<Locator> {
  await page.waitForFunction(() => performance.getEntriesByName("raceweave:monaco-ready").length > 0);
  return editor(page);
}

/** Puts a text in the place of the program as a person does: select all, paste. The context needs clipboard permissions. */
export async function pasteProgram(page: Page, text: string): Promise<void> {
  const target = await monaco(page);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await target.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
}

/** Lets pages of the context read and write the clipboard. */
export async function allowClipboard(context: BrowserContext): Promise<void> {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
}

/** Waits until the lines of the program that are on the screen match. Monaco's spaces do not break; here they are spaces. */
export async function expectProgram(page: Page, want: RegExp): Promise<void> {
  const text = async () => (await page.locator(".view-lines").innerText()).replaceAll("\u00a0", " ");
  await expect.poll(text).toMatch(want);
}

/** What the page tells once. Monaco has alerts of its own. */
export function notices(page: Page): Locator {
  return page.getByRole("region", { name: "Notices" }).getByRole("alert");
}

/** The link that the share panel offers. */
export async function sharedLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await page.keyboard.press("Escape");
  return link;
}

/** The chips of what was found; a kind with several findings is one chip. */
export function findings(page: Page): Locator {
  return page.getByRole("list", { name: "Findings" });
}

/** The steps that the shown finding is about. */
export function findingSteps(page: Page): Locator {
  return page.getByRole("list", { name: "Steps of this finding" }).getByRole("button");
}

/** Opens the list of events in place of the timeline and gives what each step does, in order. Short executions alone fit. */
export async function eventSentences(page: Page): Promise<readonly string[]> {
  await page.getByRole("button", { name: "Event list" }).click();
  const rows = page.getByRole("region", { name: "Event list" }).getByRole("row");
  const total = Number((await position(page).innerText()).replace(/^.* of /, ""));
  await expect(rows).toHaveCount(total + 1);
  const cells = await rows.evaluateAll((all) => all.slice(1).map((row) => (row as HTMLTableRowElement).innerText));
  await page.getByRole("region", { name: "Timeline" }).getByRole("button", { name: "Timeline" }).click();
  return cells.map((text) => text.replace(/\s+/g, " "));
}

/** Goes to the end of the execution and gives what it printed and how it ended. */
export async function wholeOutput(page: Page): Promise<string> {
  const toEnd = page.getByRole("button", { name: "To the end" });
  if (await toEnd.isEnabled()) await toEnd.click();
  await page.getByRole("tab", { name: "Output" }).click();
  const panel = page.getByRole("tabpanel", { name: "Output" });
  await expect(panel).toContainText("exit status");
  return panel.innerText();
}
