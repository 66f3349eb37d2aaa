// A Go program that tries maps against a plain model: random operations, with loops over the map open while it changes.

/** How the program is run. */
export interface SequenceOptions {
  /** Go's type of the keys, and the expression of key number `i`. */
  readonly keyType: string;
  readonly key: string;
  readonly nSequences: number;
  /** Of a sequence, about: operations outside of its loops. */
  readonly nOperations: number;
  /** Of a sequence, at most. */
  readonly nKeys: number;
  /** Keys that are in the map when a sequence begins. */
  readonly nFirst: number;
  readonly seed: number;
}

/** Program text. It prints the number of operations it has done, entries that loops have yielded, and the first mistake, if there is one. */
export function sequencesProgram(options: SequenceOptions): string {
  const { keyType, key, nSequences, nOperations, nKeys, nFirst, seed } = options;
  return `package main

import "fmt"

const (
	maxKeys  = ${nKeys}
	maxLoops = 3
)

type key = ${keyType}

func keyOf(i int) key { return ${key} }

var keys [maxKeys]key

// The model: what the map must hold (elements tell their keys' numbers), and for each open loop which keys were there all the time and how often each was yielded.
var (
	isPresent [maxKeys]bool
	elements  [maxKeys]int
	count     int
	isStaying [maxLoops][maxKeys]bool
	yields    [maxLoops][maxKeys]int
	nLoops    int
)

var (
	m       map[key]int
	nKeys   int
	random  = uint32(${seed})
	nDone   int
	nYields int
)

func below(n int) int {
	random = random*1664525 + 1013904223
	return int(random>>8) % n
}

func expect(isRight bool, what string, i int) {
	if !isRight {
		fmt.Println("wrong:", what, "key", i, "operation", nDone)
		panic("wrong")
	}
}

func insert(i int) {
	nDone++
	element := nDone*maxKeys + i
	m[keys[i]] = element
	if !isPresent[i] {
		isPresent[i] = true
		count++
	}
	elements[i] = element
}

func add(i int) {
	if !isPresent[i] {
		insert(i)
	}
	nDone++
	m[keys[i]] += maxKeys
	elements[i] += maxKeys
}

func remove(i int) {
	nDone++
	delete(m, keys[i])
	if isPresent[i] {
		isPresent[i] = false
		count--
	}
	for loop := 0; loop < nLoops; loop++ {
		isStaying[loop][i] = false
	}
}

func removeAll() {
	nDone++
	clear(m)
	count = 0
	for i := 0; i < nKeys; i++ {
		isPresent[i] = false
		for loop := 0; loop < nLoops; loop++ {
			isStaying[loop][i] = false
		}
	}
}

func look(i int) {
	nDone++
	element, ok := m[keys[i]]
	expect(ok == isPresent[i], "presence", i)
	expect(!ok && element == 0 || ok && element == elements[i], "element", i)
	expect(m[keys[i]] == element, "lookup", i)
	expect(len(m) == count, "length", i)
}

func loop() {
	l := nLoops
	for i := 0; i < nKeys; i++ {
		isStaying[l][i] = isPresent[i]
		yields[l][i] = 0
	}
	nLoops++
	rest := below(2 * maxKeys)
	for k, element := range m {
		nYields++
		i := element % maxKeys
		expect(keys[i] == k && isPresent[i], "yield of what is not there:", i)
		expect(element == elements[i], "yielded element", i)
		yields[l][i]++
		for n := below(4); n > 0; n-- {
			operate()
		}
		rest--
		if rest == 0 {
			nLoops--
			return
		}
	}
	nLoops--
	for i := 0; i < nKeys; i++ {
		expect(!isStaying[l][i] || yields[l][i] == 1, "times yielded", i)
	}
}

// Phases of growing and of shrinking.
var inserts int

func operate() {
	i := below(nKeys)
	switch n := below(100); {
	case n < inserts:
		insert(i)
	case n < inserts+5:
		add(i)
	case n < 78:
		remove(i)
	case n < 96:
		look(i)
	case n < 99:
		if nLoops < maxLoops && (nLoops == 0 || below(8) == 0) {
			loop()
		}
	default:
		if below(4) == 0 {
			removeAll()
		}
	}
}

func sequence() {
	m = make(map[key]int, below(3)*below(20))
	nLoops, count = 0, 0
	nKeys = maxKeys - below(maxKeys/3)
	for i := 0; i < nKeys; i++ {
		isPresent[i] = false
	}
	for i := 0; i < ${nFirst}; i++ {
		insert(i)
	}
	for n := ${nOperations}/2 + below(${nOperations}); n > 0; n-- {
		if n%16 == 0 {
			inserts = 20 + below(50)
		}
		operate()
	}
	for i := 0; i < nKeys; i += 1 + below(8) {
		look(i)
	}
	loop()
}

func main() {
	for i := range keys {
		keys[i] = keyOf(i)
	}
	inserts = 50
	for n := 0; n < ${nSequences}; n++ {
		sequence()
	}
	fmt.Println(nDone, nYields)
}
`;
}
