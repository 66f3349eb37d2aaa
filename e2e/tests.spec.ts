// A pasted test file: which of its tests is explored, what is said of one that fails, and what a link carries.
import { expect, test, watch } from "./support/app.ts";
import {
  allowClipboard,
  findings,
  notices,
  open,
  pasteProgram,
  position,
  sharedLink,
  verdict,
  wholeOutput,
} from "./support/page.ts";

const BANK = `package bank

import (
	"sync"
	"testing"
)

func TestEmpty(t *testing.T) {
	t.Log("nothing to do")
}

func TestDeposits(t *testing.T) {
	balance := 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			balance++
		}()
	}
	wg.Wait()
	if balance != 2 {
		t.Errorf("balance = %d, want 2", balance)
	}
}
`;

const FLAKY = `package flaky

import (
	"sync/atomic"
	"testing"
)

func TestOrder(t *testing.T) {
	var first atomic.Int32
	done := make(chan bool)
	for id := int32(1); id <= 2; id++ {
		go func() {
			first.CompareAndSwap(0, id)
			done <- true
		}()
	}
	<-done
	<-done
	if first.Load() == 2 {
		t.Error("the second was first")
	}
}
`;

test("the second test of a file is picked, explored and linked to", async ({ page, context, browser }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await expect(page.getByRole("combobox", { name: "Where to begin" })).toHaveCount(0);
  await pasteProgram(page, BANK);
  await expect(verdict(page)).toContainText(/^No bug/);
  const picker = page.getByRole("combobox", { name: "Where to begin" });
  await expect(picker).toHaveValue("TestEmpty");
  await expect(picker.getByRole("option")).toHaveText(["TestEmpty", "TestDeposits"]);
  // By keyboard, as any other select.
  await picker.focus();
  await page.keyboard.press("ArrowDown");
  await expect(verdict(page)).toContainText(/^Lost update.*FAIL in \d+, PASS in \d+/);
  await expect(picker).toHaveValue("TestDeposits");
  await expect(findings(page).getByRole("button", { name: /Data race/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^G1 TestDeposits/ })).toBeVisible();
  await page.getByRole("button", { name: "One step back" }).click();
  const at = await position(page).innerText();
  const link = await sharedLink(page);

  const fresh = await browser.newContext();
  const complaints = await watch(fresh, new URL(link).origin);
  const other = await fresh.newPage();
  await other.goto(link);
  await expect(verdict(other)).toContainText(/^Lost update/);
  await expect(other.getByRole("combobox", { name: "Where to begin" })).toHaveValue("TestDeposits");
  await expect(position(other)).toHaveText(at);
  await expect(notices(other)).toHaveCount(0);
  expect(await sharedLink(other)).toBe(link);
  expect(complaints).toEqual([]);
  await fresh.close();

  // The choice holds while the program is edited, under a new name too.
  await pasteProgram(page, BANK.replaceAll("TestDeposits", "TestPay"));
  await expect(picker).toHaveValue("TestPay");
  await expect(verdict(page)).toContainText(/^Lost update/);
});

test("a test that fails without a finding is shown failing, and how often", async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, FLAKY);
  await expect(verdict(page)).toContainText(
    /^TestOrder fails under some schedules.*FAIL in \d+, PASS in \d+.*all \d+ schedules/,
  );
  const failing = page.getByRole("button", { name: "Failing schedule" });
  await expect(failing).toHaveAttribute("aria-pressed", "true");
  expect(await wholeOutput(page)).toMatch(/the second was first[\s\S]*exit status 1/);
  await page.getByRole("tab", { name: "Outcomes" }).click();
  const outcomes = page.getByRole("list", { name: "Every way the program can end" }).getByRole("listitem");
  await expect(outcomes.filter({ hasText: "PASS" })).toHaveCount(1);
  await outcomes.filter({ hasText: "PASS" }).getByRole("button").click();
  await expect(failing).toHaveAttribute("aria-pressed", "false");
  expect(await wholeOutput(page)).toMatch(/PASS[\s\S]*exit status 0/);
  await failing.click();
  expect(await wholeOutput(page)).toMatch(/the second was first/);
});

test("standard error is told from standard output, and the exit status is shown", async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(
    page,
    'package main\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tfmt.Println("one")\n\tfmt.Fprintln(os.Stderr, "two")\n\tos.Exit(3)\n}\n',
  );
  await expect(verdict(page)).toContainText(/^No bug/);
  expect(await wholeOutput(page)).toMatch(/one\s+G1\s+two\s+stderr\s+exit status 3/);
  await page.getByRole("tab", { name: "Outcomes" }).click();
  await expect(page.getByRole("list", { name: "Every way the program can end" })).toContainText("exits with 3");
});
