// What a visitor sees and does first.
import { expect, test } from "./support/app.ts";
import {
  allowClipboard,
  editor,
  eventSentences,
  expectProgram,
  findingSteps,
  findings,
  monaco,
  open,
  pasteProgram,
  position,
  verdict,
  wholeOutput,
} from "./support/page.ts";

test("the default scenario shows its lost update without a click, and that everything was explored", async ({
  page,
}) => {
  await open(page, "", /Lost update/);
  await expect(verdict(page)).toContainText(/found in execution \d+/);
  await expect(verdict(page)).toContainText("all 4 schedules that matter explored");
  await expect(page.getByRole("list", { name: "Findings" }).getByRole("button", { name: /Data race/ })).toBeVisible();
  await expect(findingSteps(page)).toHaveText([
    /read counter.*stale read/,
    /write counter.*lost write/,
    /write counter.*overwrites/,
  ]);
  // Standing at the decisive step: the second write, of the same value as the first.
  const shared = page.getByRole("tabpanel", { name: "State" }).getByRole("row", { name: /^counter/ });
  await expect(shared).toHaveText(/^counter1int/);
  const accesses = (await eventSentences(page)).filter((sentence) => /(reads|writes) counter/.test(sentence));
  expect(accesses.slice(0, 4).map((sentence) => /(reads|writes) counter[^0-9]*\d/.exec(sentence)?.[0])).toEqual([
    "reads counter (0",
    "reads counter (0",
    "writes counter = 1",
    "writes counter = 1",
  ]);
  expect(await wholeOutput(page)).toMatch(/counter = 1\b/);
  await page.getByRole("tab", { name: "Outcomes" }).click();
  await expect(page.getByRole("list", { name: "Every way the program can end" }).getByRole("listitem")).toHaveText([
    /counter = 2/,
    /counter = 1/,
  ]);
});

test("the race is marked in the timeline", async ({ page }) => {
  await open(page, "", /Lost update/);
  await findings(page)
    .getByRole("button", { name: /Data race/ })
    .click();
  await expect(findingSteps(page)).toHaveText([/counter.*first access/, /counter.*second access/]);
  expect((await eventSentences(page)).filter((sentence) => /race$|race /.test(sentence))).toHaveLength(2);
});

test("the same with a mutex has no bug, and every schedule was explored", async ({ page }) => {
  await open(page, "#s/mutex-counter", /^No bug/);
  await expect(verdict(page)).toContainText("all 2 schedules that matter explored");
});

test("keys step forward, back and to the next context switch, and the state follows", async ({ page }) => {
  await open(page, "", /Lost update/);
  await page.getByRole("button", { name: "To the start" }).click();
  await expect(position(page)).toHaveText(/^step 0 of/);
  await page.locator("body").click({ position: { x: 700, y: 20 } });
  for (const [key, want] of [
    ["ArrowRight", 1],
    ["ArrowRight", 2],
    ["ArrowLeft", 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(position(page)).toHaveText(new RegExp(`^step ${want} of`));
  }
  await page.keyboard.press("Shift+ArrowRight");
  await expect(position(page)).not.toHaveText(/^step 1 of/);
  await expect(page.getByRole("tabpanel", { name: "State" })).toContainText("G2");
});

test("an edit runs the program again; half-typed code keeps the last good result", async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, "package main\n\nfunc main() {\n\tx :=\n}\n");
  await expect(verdict(page)).toContainText(/Does not compile/);
  await expect(page.getByRole("list", { name: "Problems in the program" }).getByRole("button")).not.toHaveCount(0);
  await expect(page.getByRole("list", { name: "Findings" }).getByRole("button", { name: /Lost update/ })).toBeVisible();
  await expect(position(page)).toBeVisible();
  await pasteProgram(page, 'package main\n\nfunc main() {\n\tprintln("你好")\n}\n');
  await expect(verdict(page)).toContainText(/^No bug.*the only schedule that matters explored/);
  await expect(page.getByRole("list", { name: "Findings" })).toHaveCount(0);
});

test("a problem in the list leads to its place in the editor", async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, "package main\n\nfunc main() {\n\tx := 1\n}\n");
  await page.getByRole("button", { name: /Line 4: declared and not used: x/ }).click();
  await page.keyboard.type("y");
  await expectProgram(page, /yx := 1/);
});

test("what is typed before Monaco is there stays, with the caret", async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/MonacoEditor.*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/");
  await editor(page).focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("// one");
  release();
  await monaco(page);
  await page.keyboard.type(" two");
  await expectProgram(page, /^\/\/ one twopackage main/);
});

test("touch screens get the plain editor, and Monaco is not even loaded", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(request.url()));
  await page.goto(`${baseURL}/`);
  await expect(verdict(page)).toContainText(/Lost update/);
  await page.getByRole("tab", { name: "Code" }).click();
  await editor(page).fill("package main\n\nfunc main() {}\n");
  await expect(verdict(page)).toContainText(/No bug/);
  expect(scripts.filter((url) => /MonacoEditor/.test(url))).toEqual([]);
  await context.close();
});
