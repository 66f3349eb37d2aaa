// Programs and pastes that mean no good: each leaves a page that works.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { allowClipboard, expectProgram, monaco, notices, open, pasteProgram, verdict } from "./support/page.ts";

test.beforeEach(async ({ context, page }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
});

// Whoever can open a scenario and see its verdict has a page that works.
async function expectWorks(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: /The same, with a mutex/ }).click();
  await expect(verdict(page)).toContainText("No bug", { timeout: 30_000 });
}

for (const [name, program] of [
  ["an endless loop", "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n"],
  [
    "an endless loop in a goroutine",
    "package main\n\nfunc main() {\n\tgo func() {\n\t\tfor {\n\t\t}\n\t}()\n\tselect {}\n}\n",
  ],
  ["a fork bomb of goroutines", "package main\n\nfunc bomb() {\n\tgo bomb()\n\tbomb()\n}\n\nfunc main() { bomb() }\n"],
  [
    "endless memory",
    "package main\n\nfunc main() {\n\tvar s []int\n\tfor {\n\t\ts = append(s, s...)\n\t\ts = append(s, 1)\n\t}\n}\n",
  ],
] as const) {
  test(name, async ({ page }) => {
    await pasteProgram(page, program);
    await expect(verdict(page)).not.toContainText("Lost update");
    // The search can be stopped, or a limit ends it and says so; either way typing goes on meanwhile.
    await (await monaco(page)).focus();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("// still here ");
    await expectProgram(page, /\/\/ still here package main/);
    await expectWorks(page);
  });
}

test("a paste of 10 MB is refused with a notice, and the program stays", async ({ page }) => {
  await pasteProgram(page, "// x\n".repeat(2_000_000));
  await expect(notices(page)).toContainText(/longer than 1,000,000 characters/);
  await expectProgram(page, /counter\+\+/);
  await expectWorks(page);
});

test("binary junk is text like any other: it does not compile", async ({ page }) => {
  const junk = Array.from({ length: 20_000 }, (_, index) => String.fromCharCode(1 + ((index * 7919) % 0x2ff))).join("");
  await pasteProgram(page, junk);
  await expect(verdict(page)).toContainText("Does not compile");
  await expectWorks(page);
});

test("a dropped file is opened if it is text, and refused if not", async ({ page }) => {
  const target = await monaco(page);
  const drop = async (name: string, bytes: readonly number[]) => {
    const data = await page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(content)], fileName));
        return transfer;
      },
      [name, bytes] as const,
    );
    await target.dispatchEvent("drop", { dataTransfer: data });
  };
  await drop("a.out", [127, 69, 76, 70, 0, 0]);
  await expect(notices(page)).toContainText("“a.out” is not a text file");
  await drop("main.go", [...new TextEncoder().encode("package main\n\nfunc main() {}\n")]);
  await expect(verdict(page)).toContainText(/^No bug.*the only schedule/);
});
