// Records what the classic map does in real Go, up to 1.23: `GO=/path/to/go1.19/bin/go node scripts/record-maps.mjs`. The test compares with
// the file written here and needs no Go. A program of ours calls the runtime's own functions, with hashes of our choice, so that what is in
// memory follows from the operations; after each one it prints what the map looks like inside. Where a range begins is random, and recorded.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const go = process.env.GO ?? "go";
const golden = fileURLToPath(new URL("../src/stdlib/runtime/golden/classic.json", import.meta.url));

// The layout of runtime.maptype, hmap and hiter in Go 1.19.
const PROGRAM = `package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
	"unsafe"
)

type maptype struct {
	typ                [48]byte
	key, elem, bucket  unsafe.Pointer
	hasher             func(unsafe.Pointer, uintptr) uintptr
	keysize, elemsize  uint8
	bucketsize         uint16
	flags              uint32
}

type hmap struct {
	count      int
	flags, B   uint8
	noverflow  uint16
	hash0      uint32
	buckets    unsafe.Pointer
	oldbuckets unsafe.Pointer
	nevacuate  uintptr
	extra      unsafe.Pointer
}

type hiter struct {
	key, elem             unsafe.Pointer
	t                     *maptype
	h                     *hmap
	buckets, bptr         unsafe.Pointer
	overflow, oldoverflow unsafe.Pointer
	startBucket           uintptr
	offset                uint8
	wrapped               bool
	B, i                  uint8
	bucket, checkBucket   uintptr
}

//go:linkname makemap runtime.makemap
func makemap(t *maptype, hint int, h *hmap) *hmap

//go:linkname mapassign runtime.mapassign
func mapassign(t *maptype, h *hmap, key unsafe.Pointer) unsafe.Pointer

//go:linkname mapassign_fast32 runtime.mapassign_fast32
func mapassign_fast32(t *maptype, h *hmap, key uint32) unsafe.Pointer

//go:linkname mapassign_fast64 runtime.mapassign_fast64
func mapassign_fast64(t *maptype, h *hmap, key uint64) unsafe.Pointer

//go:linkname mapassign_faststr runtime.mapassign_faststr
func mapassign_faststr(t *maptype, h *hmap, key string) unsafe.Pointer

//go:linkname mapdelete runtime.mapdelete
func mapdelete(t *maptype, h *hmap, key unsafe.Pointer)

//go:linkname mapdelete_fast32 runtime.mapdelete_fast32
func mapdelete_fast32(t *maptype, h *hmap, key uint32)

//go:linkname mapdelete_fast64 runtime.mapdelete_fast64
func mapdelete_fast64(t *maptype, h *hmap, key uint64)

//go:linkname mapdelete_faststr runtime.mapdelete_faststr
func mapdelete_faststr(t *maptype, h *hmap, key string)

//go:linkname mapiterinit runtime.mapiterinit
func mapiterinit(t *maptype, h *hmap, it *hiter)

//go:linkname mapiternext runtime.mapiternext
func mapiternext(it *hiter)

// A kind of keys: key number n is n itself, "k<n>" or [2]int{n, -n}.
type kind struct {
	name    string
	example any
	assign  func(t *maptype, h *hmap, n int) unsafe.Pointer
	delete  func(t *maptype, h *hmap, n int)
	number  func(key unsafe.Pointer) int
	text    func(key unsafe.Pointer) string
	zero    string
}

var kinds = []kind{
	{"int", map[int]int{},
		func(t *maptype, h *hmap, n int) unsafe.Pointer { return mapassign_fast64(t, h, uint64(n)) },
		func(t *maptype, h *hmap, n int) { mapdelete_fast64(t, h, uint64(n)) },
		func(key unsafe.Pointer) int { return *(*int)(key) },
		func(key unsafe.Pointer) string { return fmt.Sprint(*(*int)(key)) }, "0"},
	{"int32", map[int32]int{},
		func(t *maptype, h *hmap, n int) unsafe.Pointer { return mapassign_fast32(t, h, uint32(n)) },
		func(t *maptype, h *hmap, n int) { mapdelete_fast32(t, h, uint32(n)) },
		func(key unsafe.Pointer) int { return int(*(*int32)(key)) },
		func(key unsafe.Pointer) string { return fmt.Sprint(*(*int32)(key)) }, "0"},
	{"string", map[string]int{},
		func(t *maptype, h *hmap, n int) unsafe.Pointer { return mapassign_faststr(t, h, fmt.Sprint("k", n)) },
		func(t *maptype, h *hmap, n int) { mapdelete_faststr(t, h, fmt.Sprint("k", n)) },
		func(key unsafe.Pointer) int { n := 0; fmt.Sscanf(*(*string)(key), "k%d", &n); return n },
		// A deleted key leaves its length behind, and no text.
		func(key unsafe.Pointer) string {
			if *(*unsafe.Pointer)(key) == nil {
				return "\\"\\""
			}
			return fmt.Sprintf("%q", *(*string)(key))
		}, "\\"\\""},
	{"[2]int", map[[2]int]int{},
		func(t *maptype, h *hmap, n int) unsafe.Pointer { k := [2]int{n, -n}; return mapassign(t, h, unsafe.Pointer(&k)) },
		func(t *maptype, h *hmap, n int) { k := [2]int{n, -n}; mapdelete(t, h, unsafe.Pointer(&k)) },
		func(key unsafe.Pointer) int { return (*[2]int)(key)[0] },
		func(key unsafe.Pointer) string { return fmt.Sprint(*(*[2]int)(key)) }, "[0 0]"},
}

// Hashes of 32 bits; the first eight are those of the tophash.
var hashes = map[string]func(n int) uint32{
	"spread":  func(n int) uint32 { x := uint32(n) * 2654435761; return x ^ x>>15 },
	"crowded": func(n int) uint32 { return uint32(n*37)<<24 | uint32(n%3) },
	"blocks":  func(n int) uint32 { return uint32(n*37)<<24 | uint32(n/12) },
}

type eface struct{ t, word unsafe.Pointer }

// A copy of a map's type, which hashes as we say.
func typeOf(k kind, hash func(int) uint32) *maptype {
	t := new(maptype)
	*t = *(*maptype)((*eface)(unsafe.Pointer(&k.example)).t)
	t.hasher = func(key unsafe.Pointer, _ uintptr) uintptr {
		h := hash(k.number(key))
		return uintptr(h>>24)<<56 | uintptr(h&0xffffff)
	}
	return t
}

func dumpArray(b *strings.Builder, t *maptype, k kind, array unsafe.Pointer, n int) {
	for i := 0; i < n; i++ {
		bucket := unsafe.Add(array, i*int(t.bucketsize))
		for bucket != nil {
			for c := 0; c < 8; c++ {
				top := *(*uint8)(unsafe.Add(bucket, c))
				key := k.text(unsafe.Add(bucket, 8+c*int(t.keysize)))
				elem := fmt.Sprint(*(*int)(unsafe.Add(bucket, 8+8*int(t.keysize)+c*8)))
				if top <= 1 || top == 4 {
					if key == k.zero {
						key = ""
					}
					if elem == "0" {
						elem = ""
					}
				}
				fmt.Fprintf(b, "%d:%s=%s ", top, key, elem)
			}
			bucket = *(*unsafe.Pointer)(unsafe.Add(bucket, int(t.bucketsize)-8))
			b.WriteString("+")
		}
		b.WriteString("/")
	}
}

func dump(t *maptype, h *hmap, k kind) string {
	var b strings.Builder
	if h.buckets != nil {
		dumpArray(&b, t, k, h.buckets, 1<<h.B)
	}
	if h.oldbuckets != nil {
		n := 1 << h.B
		if h.flags&8 == 0 {
			n /= 2
		}
		b.WriteString("old ")
		dumpArray(&b, t, k, h.oldbuckets, n)
	}
	digest := uint32(2166136261)
	for i := 0; i < b.Len(); i++ {
		digest = (digest ^ uint32(b.String()[i])) * 16777619
	}
	return fmt.Sprintf("%d %d %d %d %d %08x", h.count, h.B, h.noverflow, h.nevacuate, h.flags, digest)
}

type story struct {
	Key  string   \`json:"key"\`
	Hash string   \`json:"hash"\`
	Hint int      \`json:"hint"\`
	// Operations: a letter and a key's number. i: assign, d: delete, r: a range begins at that start (bucket * 8 + offset), n: it goes on, b: it
	// is left.
	Operations []string \`json:"operations"\`
	// After each operation, and each entry that a range has come to: count, B, noverflow, nevacuate, flags, digest of all cells.
	States []string \`json:"states"\`
	// Numbers of the keys that ranges came to, in order.
	Yields []int \`json:"yields"\`
}

type player struct {
	story
	k      kind
	t      *maptype
	h      *hmap
	random uint32
	nKeys  int
	value  int
	loops  int
}

func (p *player) below(n int) int {
	p.random = p.random*1664525 + 1013904223
	return int(p.random>>8) % n
}

func (p *player) note(op string) {
	p.Operations = append(p.Operations, op)
	p.States = append(p.States, dump(p.t, p.h, p.k))
}

func (p *player) change(inserts int) {
	n := p.below(p.nKeys)
	p.value++
	if p.below(100) < inserts {
		*(*int)(p.k.assign(p.t, p.h, n)) = p.value
		p.note(fmt.Sprint("i", n))
	} else {
		p.k.delete(p.t, p.h, n)
		p.note(fmt.Sprint("d", n))
	}
}

func (p *player) loop(inserts int) {
	p.loops++
	var it hiter
	mapiterinit(p.t, p.h, &it)
	p.Operations = append(p.Operations, fmt.Sprint("r", int(it.startBucket)*8+int(it.offset)))
	for it.key != nil {
		p.Yields = append(p.Yields, p.k.number(it.key))
		p.States = append(p.States, dump(p.t, p.h, p.k))
		for n := p.below(5) / 2; n > 0; n-- {
			p.change(inserts)
		}
		if p.Hash == "blocks" && p.below(12) == 0 {
			p.sweep(12 * p.below(5))
		}
		if p.loops < 3 && p.below(30) == 0 {
			p.loop(inserts)
		}
		if p.below(25) == 0 {
			p.Operations = append(p.Operations, "b")
			p.loops--
			return
		}
		p.Operations = append(p.Operations, "n")
		mapiternext(&it)
	}
	p.loops--
}

func play(k kind, hash string, hint, nKeys int, seed uint32) story {
	p := &player{story: story{Key: k.name, Hash: hash, Hint: hint}, k: k, random: seed, nKeys: nKeys}
	p.t = typeOf(k, hashes[hash])
	p.h = makemap(p.t, hint, nil)
	inserts := []int{95, 40, 80, 20}
	if hash == "blocks" {
		inserts = []int{20, 40, 30, 60}
	}
	for round := 0; round < 4; round++ {
		for block := 0; block < 4 && hash == "blocks"; block++ {
			p.sweep(12 * block)
		}
		for n := 0; n < 20; n++ {
			p.change(inserts[round])
		}
		p.loop(inserts[round])
	}
	return p.story
}

// Twelve keys of one bucket come and go, all but one: overflow buckets stay behind, with little in them.
func (p *player) sweep(first int) {
	for n := first; n < first+12; n++ {
		p.value++
		*(*int)(p.k.assign(p.t, p.h, n)) = p.value
		p.note(fmt.Sprint("i", n))
	}
	for n := first + 11; n > first; n-- {
		p.value++
		p.k.delete(p.t, p.h, n)
		p.note(fmt.Sprint("d", n))
	}
}

// ---- Figures that do not depend on hashes

func header(m any) *hmap { return (*hmap)((*eface)(unsafe.Pointer(&m)).word) }

// The numbers of the inserts at which a growth begins.
func growingInserts() []int {
	m := map[int]int{}
	var found []int
	for n := 1; n <= 1000; n++ {
		before := header(m).B
		m[n] = n
		if header(m).B != before {
			found = append(found, n)
		}
	}
	return found
}

func hints() [][2]int {
	var found [][2]int
	for _, n := range []int{-1, 0, 1, 8, 9, 13, 14, 26, 27, 52, 53, 104, 105, 208, 209, 416, 417, 1000} {
		found = append(found, [2]int{n, int(header(make(map[int]int, n)).B)})
	}
	return found
}

// For maps of 2, 4, 8, … buckets: how many old buckets have been moved after each write, from the insert that begins the growth on. The
// writes behind it assign that same key.
func evacuations() [][]int {
	var all [][]int
	for _, last := range []int{14, 27, 53, 105, 209} {
		m := map[int]int{}
		moved := []int{}
		for n := 1; n <= last; n++ {
			m[n] = n
		}
		for h := header(m); h.oldbuckets != nil; m[last]++ {
			n := 0
			for b := 0; b < 1<<(h.B-1); b++ {
				if top := *(*uint8)(unsafe.Add(h.oldbuckets, b*(8+8*8+8*8+8))); top >= 2 && top <= 4 {
					n++
				}
			}
			moved = append(moved, n)
		}
		all = append(all, moved)
	}
	return all
}

func main() {
	var stories []story
	seed := uint32(1)
	for i, k := range kinds {
		for j, hash := range []string{"spread", "crowded", "blocks"} {
			stories = append(stories, play(k, hash, []int{0, 30, 20}[(i+j)%2*(1-j/2)+j/2*2], 60, seed))
			seed += 7919
		}
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"go": runtime.Version(), "growingInserts": growingInserts(), "hints": hints(), "evacuations": evacuations(), "stories": stories,
	})
}
`;

const work = mkdtempSync(join(tmpdir(), "raceweave-maps-"));
try {
  writeFileSync(join(work, "go.mod"), "module record\n\ngo 1.19\n");
  writeFileSync(join(work, "main.go"), PROGRAM);
  // Functions without bodies are allowed beside an assembly file.
  writeFileSync(join(work, "empty.s"), "");
  const run = spawnSync(go, ["run", "."], {
    cwd: work,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, GOTOOLCHAIN: "local" },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const { stories, ...figures } = JSON.parse(run.stdout);
  if (!figures.go.startsWith("go1.19"))
    throw new Error(`the layout of memory is that of Go 1.19, not of ${figures.go}`);
  // Lists as one line of text each.
  const short = {
    go: figures.go,
    growingInserts: figures.growingInserts.join(" "),
    hints: figures.hints.map((pair) => pair.join(":")).join(" "),
    evacuations: figures.evacuations.map((moved) => moved.join(" ")),
    stories: stories.map(({ operations, states, yields, ...rest }) => ({
      ...rest,
      operations: operations.join(" "),
      yields: yields.join(" "),
      states: states.join(", "),
    })),
  };
  writeFileSync(golden, `${JSON.stringify(short, undefined, 2)}\n`);
} finally {
  rmSync(work, { recursive: true });
}
