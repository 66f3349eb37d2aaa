// Programs that people paste: what the page shows of each without a further click.
import { expect, test } from "./support/app.ts";
import {
  allowClipboard,
  eventSentences,
  findingSteps,
  findings,
  open,
  pasteProgram,
  verdict,
  wholeOutput,
} from "./support/page.ts";

interface Program {
  readonly name: string;
  readonly source: string;
  /** How the verdict begins. */
  readonly headline: RegExp;
  /** Kinds among the findings. */
  readonly kinds: readonly RegExp[];
  /** The shown finding's steps, in order. */
  readonly steps: readonly RegExp[];
  /** Steps on the variable of interest, in the order of the shown execution. */
  readonly accesses?: { readonly of: RegExp; readonly inOrder: readonly RegExp[] };
  /** What the shown execution prints, or how Go ends it. */
  readonly output: RegExp;
}

const main = (body: string, declarations = "") => `package main

import (
	"fmt"
	"sync"
)
${declarations}
func main() {
${body}
}
`;

const bothOf = (statement: string) => `	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			${statement}
		}()
	}
	wg.Wait()`;

const LOST_UPDATE = [/read.*stale read/, /write.*lost write/, /write.*overwrites/];
const bothRead = (name: string, value = 0) => ({
  of: new RegExp(`(reads|writes) ${name}`),
  inOrder: [
    new RegExp(`reads ${name} \\(${value}\\)`),
    new RegExp(`reads ${name} \\(${value}\\)`),
    new RegExp(`writes ${name} =`),
    new RegExp(`writes ${name} =`),
  ],
});

const PROGRAMS: readonly Program[] = [
  {
    name: "counter++ in two goroutines",
    source: main(`	counter := 0\n${bothOf("counter++")}\n	fmt.Println("counter", counter)`),
    headline: /^Lost update/,
    kinds: [/Lost update/, /Data race/],
    steps: LOST_UPDATE,
    accesses: bothRead("counter"),
    output: /counter 1\b/,
  },
  {
    name: "a struct field through a pointer",
    source: main(
      `	account := &Account{}\n${bothOf("deposit(account, 10)")}\n	fmt.Println("balance", account.balance)`,
      "\ntype Account struct{ balance int }\n\nfunc deposit(account *Account, delta int) { account.balance += delta }\n",
    ),
    headline: /^Lost update/,
    kinds: [/Lost update/, /Data race/],
    steps: LOST_UPDATE,
    accesses: bothRead("account.balance"),
    output: /balance 10\b/,
  },
  {
    name: "a slice element",
    source: main(`	totals := make([]int, 3)\n${bothOf("totals[1] += 5")}\n	fmt.Println("totals", totals[1])`),
    headline: /^Lost update/,
    kinds: [/Lost update/, /Data race/],
    steps: LOST_UPDATE,
    accesses: bothRead("totals\\[1\\]"),
    output: /totals 5\b/,
  },
  {
    name: "different keys of one map",
    source: main(`	ages := map[string]int{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); ages["ann"] = 30 }()
	go func() { defer wg.Done(); ages["bob"] = 40 }()
	wg.Wait()
	fmt.Println("entries", len(ages))`),
    headline: /^Lost write/,
    kinds: [/Lost write/, /Data race/, /Fatal map error/],
    steps: [/write.*ages/, /write.*ages/, /stores its value/, /stores a value for another key/],
    output: /entries 2\b/,
  },
  {
    name: "two locks in opposite order",
    source: main(`	var a, b sync.Mutex
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); a.Lock(); b.Lock(); b.Unlock(); a.Unlock() }()
	go func() { defer wg.Done(); b.Lock(); a.Lock(); a.Unlock(); b.Unlock() }()
	wg.Wait()
	fmt.Println("done")`),
    headline: /^Deadlock/,
    kinds: [/Deadlock/],
    steps: [/lock.*holds/, /lock.*holds/, /lock.*waits/, /lock.*waits/, /wait wg.*in consequence/],
    output: /all goroutines are asleep - deadlock!/,
  },
  {
    name: "an unbuffered channel that nobody receives from",
    source: "package main\n\nfunc main() {\n\tch := make(chan int)\n\tch <- 1\n}\n",
    headline: /^Deadlock/,
    kinds: [/Deadlock/],
    steps: [/ch.*waits/],
    output: /all goroutines are asleep - deadlock![\s\S]*chan send/,
  },
  {
    name: "sync.Once, then m[k]++ without a lock",
    source: main(
      `${bothOf(`once.Do(func() { m = map[string]int{} })
			m["k"]++`)}\n	fmt.Println("k", m["k"])`,
      "\nvar once sync.Once\nvar m map[string]int\n",
    ),
    headline: /^Lost update/,
    kinds: [/Lost update/, /Data race/],
    steps: [/read.*stale read/, /write.*lost write/, /write.*overwrites/],
    output: /k 1\b/,
  },
];

test.beforeEach(async ({ context, page }) => {
  await allowClipboard(context);
  await open(page, "#s/mutex-counter", /No bug/);
});

for (const program of PROGRAMS) {
  test(program.name, async ({ page }) => {
    await pasteProgram(page, program.source);
    await expect(verdict(page)).toContainText(program.headline);
    await expect(verdict(page)).toContainText(
      /(all \d+ schedules that matter|the only schedule that matters) explored/,
    );
    for (const kind of program.kinds) await expect(findings(page).getByRole("button", { name: kind })).toBeVisible();
    await expect(findingSteps(page)).toHaveText(program.steps);
    const { accesses } = program;
    if (accesses !== undefined) {
      const sentences = (await eventSentences(page)).filter((sentence) => accesses.of.test(sentence));
      // After the two of each, main reads the result.
      for (const [index, want] of accesses.inOrder.entries()) expect(sentences[index]).toMatch(want);
    }
    expect(await wholeOutput(page)).toMatch(program.output);
  });
}

test("with a mutex nothing is found, and everything was explored", async ({ page }) => {
  await pasteProgram(
    page,
    main(
      `	counter := 0\n	var mu sync.Mutex\n${bothOf("mu.Lock()\n\t\t\tcounter++\n\t\t\tmu.Unlock()")}\n	fmt.Println("counter", counter)`,
    ),
  );
  await expect(verdict(page)).toContainText(/^No bug.*all \d schedules that matter explored/);
  await expect(findings(page)).toHaveCount(0);
  expect(await wholeOutput(page)).toMatch(/counter 2\b/);
});

const TWO_COUNTERS = `package main

import "sync"

func main() {
	a, b := 0, 0
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a++
			b++
		}()
	}
	wg.Wait()
	println(a, b)
}
`;

test("findings of one kind are one chip with a menu, and the strip stays low", async ({ page, context }) => {
  await allowClipboard(context);
  await open(page, "", /Lost update/);
  await pasteProgram(page, TWO_COUNTERS);
  await expect(verdict(page)).toContainText(/^Lost update.*all \d+ schedules/);
  const chip = findings(page).getByRole("button", { name: /Data race × 2/ });
  await chip.click();
  const menu = page.getByRole("dialog", { name: /Data race/ });
  await menu.getByRole("button").nth(1).click();
  await expect(menu).toHaveCount(0);
  await expect(page.getByRole("region", { name: "How it happens" })).toContainText(/data race on b/i);
  const strip = await page.getByRole("region", { name: "Verdict" }).boundingBox();
  expect(strip?.height).toBeLessThan(90);
});
