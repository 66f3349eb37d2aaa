// Records what maps look like inside in real Go, from 1.24 on: `node scripts/record-swiss-maps.mjs` where `go` is installed. Tests
// compare with the files written here and need no Go. Hashes are different in every run: of each figure all values seen are kept,
// and figures with many are left out.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 4;
const ROUNDS = 100;
const MOST_VALUES = 3;
const folder = fileURLToPath(new URL("../src/stdlib/runtime/golden/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "raceweave-maps-"));

// Steps: make HINT, insert FROM TO, delete FROM TO, window LIVE ROUNDS (insert a new key and delete the oldest, again and again), clear.
const CASES = [
  ...[0, 1, 8, 9, 14, 15, 16, 28, 29, 100, 112, 448, 449, 896, 897, 1000, 1792, 1793, 2000, 4000].map((n) => [
    `make ${n}`,
  ]),
  ...[1, 7, 8, 9, 10, 14, 15, 28, 29, 56, 57, 112, 113, 224, 225, 448, 449, 896, 897, 1000, 1300].map((n) => [
    "make 0",
    `insert 0 ${n}`,
  ]),
  ...[9, 14, 100, 896, 1000].map((n) => [`make ${n}`, `insert 0 ${n}`]),
  ["make 0", "insert 0 8", "delete 3 5"],
  ["make 0", "insert 0 8", "delete 0 8", "insert 20 28"],
  ["make 0", "insert 0 9", "delete 0 9"],
  ["make 0", "insert 0 14", "delete 0 14"],
  ["make 0", "insert 0 14", "delete 0 7"],
  ["make 0", "insert 0 8", "delete 0 4", "insert 8 12", "insert 0 1"],
  ["make 0", "insert 0 8", "insert 0 1"],
  ["make 0", "insert 0 8", "clear"],
  ["make 0", "insert 0 100", "clear", "insert 0 10"],
  ["make 0", "insert 0 14", "delete 0 14", "clear"],
  ["make 0", "insert 0 1000", "delete 0 1000", "clear"],
  ["make 0", "window 5 1000"],
  ["make 0", "window 8 1000"],
  ["make 0", "window 12 1000"],
  ["make 0", "window 50 1000"],
  ["make 0", "window 100 1500"],
];
const PROGRAMS = ["swiss-range", "swiss-keys"];
const KEYS = ["int", "string", "[2]int"];
/** So many of the last cases are tried with other keys than int. */
const CASES_OF_ALL_KEYS = 18;

const PROGRAM = `package main

import (
	"fmt"
	"os"
	"strings"
	"unsafe"
)

type header struct {
	used                     uint64
	seed                     uintptr
	directory                unsafe.Pointer
	dirLen                   int
	globalDepth, globalShift uint8
	writing                  uint8
	tombstonePossible        bool
	clearSeq                 uint64
}

type table struct {
	used, capacity, growthLeft uint16
	localDepth                 uint8
	index                      int
}

func figures(h *header) string {
	text := fmt.Sprintf("used %d\\ndirLen %d\\nglobalDepth %d\\nclearSeq %d\\n", h.used, h.dirLen, h.globalDepth, h.clearSeq)
	nTables, capacity, growthLeft, tombstones := 0, 0, 0, 0
	var last *table
	for i := 0; i < h.dirLen; i++ {
		t := *(**table)(unsafe.Add(h.directory, 8*i))
		if t == last {
			continue
		}
		last = t
		nTables++
		capacity += int(t.capacity)
		growthLeft += int(t.growthLeft)
		tombstones += int(t.capacity)*7/8 - int(t.growthLeft) - int(t.used)
	}
	return text + fmt.Sprintf("tables %d\\ncapacity %d\\ngrowthLeft %d\\ntombstones %d\\n", nTables, capacity, growthLeft, tombstones)
}

func run[K comparable](steps []string, key func(int) K) string {
	var m map[K]int
	for _, step := range steps {
		var name string
		var a, b int
		fmt.Sscan(step, &name, &a, &b)
		switch name {
		case "make":
			m = make(map[K]int, a)
		case "insert":
			for i := a; i < b; i++ {
				m[key(i)] = i
			}
		case "delete":
			for i := a; i < b; i++ {
				delete(m, key(i))
			}
		case "window":
			for i := 0; i < b; i++ {
				m[key(i)] = i
				if i >= a {
					delete(m, key(i-a))
				}
			}
		case "clear":
			clear(m)
		}
	}
	return figures(*(**header)(unsafe.Pointer(&m)))
}

func main() {
	steps := strings.Split(os.Args[2], ",")
	for i := 0; i < ${ROUNDS}; i++ {
		switch os.Args[1] {
		case "int":
			fmt.Print(run(steps, func(i int) int { return i }))
		case "string":
			fmt.Print(run(steps, func(i int) string { return fmt.Sprint("key ", i) }))
		default:
			fmt.Print(run(steps, func(i int) [2]int { return [2]int{i, -i} }))
		}
	}
}
`;

function go(...args) {
  const result = spawnSync("go", args, { encoding: "utf8", cwd: work, timeout: 120_000 });
  if (result.status !== 0) throw new Error(`go ${args.join(" ")} failed:\n${result.error ?? result.stderr}`);
  return result.stdout;
}

function build(name, text) {
  writeFileSync(join(work, `${name}.go`), text);
  const binary = join(work, name);
  go("build", "-o", binary, `${name}.go`);
  return (...args) => {
    const result = spawnSync(binary, args, { encoding: "utf8", timeout: 120_000 });
    if (result.status !== 0) throw new Error(`${name} ${args.join(" ")} failed:\n${result.error ?? result.stderr}`);
    return result.stdout;
  };
}

function valuesSeen(output) {
  const values = new Map();
  for (const line of output.trim().split("\n")) {
    const [figure, value] = line.split(" ");
    values.set(figure, (values.get(figure) ?? new Set()).add(Number(value)));
  }
  const sorted = [...values].map(([figure, seen]) => [figure, [...seen].sort((a, b) => a - b)]);
  const told = sorted.filter(([, seen]) => seen.length <= MOST_VALUES);
  return told.map(([figure, seen]) => `${figure} ${seen.join("/")}`).join(", ");
}

writeFileSync(join(work, "go.mod"), "module maps\n\ngo 1.26\n");
const version = go("env", "GOVERSION").trim();
const figures = build("figures", PROGRAM);
const cases = [];
for (const key of KEYS) {
  for (const steps of key === "int" ? CASES : CASES.slice(-CASES_OF_ALL_KEYS)) {
    const output = Array.from({ length: RUNS }, () => figures(key, steps.join(","))).join("");
    cases.push(`${key}; ${steps.join(", ")}; ${valuesSeen(output)}`);
  }
}
writeFileSync(join(folder, "swiss.json"), `${JSON.stringify({ go: version, cases }, undefined, 2)}\n`);
for (const name of PROGRAMS) {
  const program = build(name, readFileSync(join(folder, `${name}.go.txt`), "utf8"));
  const outputs = new Set(Array.from({ length: 5 * RUNS }, () => program()));
  if (outputs.size !== 1) throw new Error(`${name} is not deterministic:\n${[...outputs].slice(0, 2).join("\n")}`);
  writeFileSync(join(folder, `${name}.want.txt`), [...outputs][0]);
}
rmSync(work, { recursive: true });
console.log(`recorded ${cases.length} maps and ${PROGRAMS.length} programs with ${version}`);
