// The instruction set. Every instruction is STRIDE integers: op, a, b, c, d. `Rx` is register x of the frame, `K` a constant
// index, `T` a runtime type index. Jump targets are pcs (instruction index * STRIDE). Each opcode is one exported constant, so
// the bundler inlines it. "Visible" marks what can be a scheduling point: the goroutine stops BEFORE it, and the next
// transition begins by executing it.
//
// Memory accesses (LOAD…, STORE…, COPY and the slice instructions) are visible only when they touch a cell that more than one
// goroutine can reach; the machine knows which (it marks objects as they are published). All other visible instructions
// always are.
//
// Calls use overlapping windows: the caller puts argument words (receiver first) into Ra, Ra+1, …; the callee's frame starts
// there, so Ra is its R0. A callee leaves result words in its R0, R1, …: the caller finds them at Ra, Ra+1, …. Registers of
// the caller from Ra on are clobbered by a call. A fresh frame's other registers are undefined (the lowering initialises).

export const STRIDE = 5;

// ---- Moves and constants
/** Ra = Rb */
export const MOVE = 1;
/** Ra..Ra+c-1 = Rb..Rb+c-1 (overlap allowed) */
export const MOVE_N = 2;
/** Ra = constants[b] */
export const CONST = 3;
/** Ra = b (a small integer) */
export const INT = 4;
/** Ra.. = zero words of type b */
export const ZERO = 5;
/** Ra = frozen array of the c words Rb.. (c != 1) */
export const BOX = 6;
/** Ra..Ra+c-1 = words of the boxed value Rb (c != 1) */
export const UNBOX = 7;

// ---- Integer kinds (operand d of arithmetic on sized integers)
export const KIND_I64 = 0; // int, int64
export const KIND_U64 = 1; // uint, uint64, uintptr
export const KIND_I32 = 2;
export const KIND_U32 = 3;
export const KIND_I16 = 4;
export const KIND_U16 = 5;
export const KIND_I8 = 6;
export const KIND_U8 = 7;
export const KIND_F64 = 8;
export const KIND_F32 = 9;

// ---- Arithmetic: Ra = Rb op Rc. _I is int/int64 (fast path inside the safe range, wraps at 64 bits), the plain form takes kind d.
export const ADD_I = 10;
export const SUB_I = 11;
export const MUL_I = 12;
/** Ra = Rb + c (immediate), int/int64 */
export const ADD_IMM = 13;
/** Any kind d, floats too; integers wrap at their width. DIV and REM panic on zero ("integer divide by zero"). */
export const ADD = 14;
export const SUB = 15;
export const MUL = 16;
export const DIV = 17;
export const REM = 18;
export const AND = 19;
export const OR = 20;
export const XOR = 21;
export const AND_NOT = 22;
/** Shift count Rc may be any integer kind; negative panics ("negative shift amount"). d is the kind of Rb. */
export const SHL = 23;
export const SHR = 24;
/** Ra = -Rb, Ra = ^Rb of kind c */
export const NEG = 25;
export const COMPLEMENT = 26;
/** Ra = !Rb */
export const NOT = 27;
/** Ra = Rb converted from kind c to kind d (truncates floats toward zero, wraps integers) */
export const CONVERT = 28;

// ---- Comparison. On words: bools, numbers of one kind, strings, pointers, maps, chans; `func == nil` against undefined.
export const EQ = 30;
export const NE = 31;
export const LT = 32;
export const LE = 33;
/** Ra = values of type d at Rb.. and Rc.. are equal (any width, interfaces inside; panics on uncomparable dynamic types) */
export const EQ_VALUE = 34;
/** Ra = slice Rb is nil */
export const SLICE_IS_NIL = 35;

/** Ra = the lesser (greater) of floats Rb and Rc: NaN if one is NaN, and -0 is less than 0 */
export const FLOAT_MIN = 36;
export const FLOAT_MAX = 37;

// ---- Jumps
/** to a */
export const JUMP = 40;
/** A loop's back edge, to a. May end a transition that has grown too long. */
export const JUMP_BACK = 41;
/** if Ra, to b */
export const JUMP_IF = 42;
export const JUMP_IF_NOT = 43;
/** if Ra < Rb, to c; the _NOT forms jump when the comparison is false (NaN!) */
export const JUMP_LT = 44;
export const JUMP_NOT_LT = 45;
export const JUMP_LE = 46;
export const JUMP_NOT_LE = 47;
export const JUMP_EQ = 48;
export const JUMP_NE = 49;

// ---- Strings
/** Ra = Rb + Rc */
export const CONCAT = 50;
/** Ra = len(Rb) */
export const STRING_LEN = 51;
/** Ra = Rb[Rc], a byte; bounds checked */
export const STRING_INDEX = 52;
/** Ra = Rb[Rc : Rc+1 register]; d bit 0: low given in Rc, bit 1: high given in Rc+1 */
export const STRING_SLICE = 53;
/** Decodes the rune at byte Rc of string Rb: Ra = index after it, Ra+1 = rune (0xFFFD on bad UTF-8). For `range`. */
export const DECODE_RUNE = 54;
/** Ra = string(rune Rb) */
export const RUNE_TO_STRING = 55;
/** Ra = string([]byte Rb) / string([]rune Rb); visible when the bytes are shared */
export const BYTES_TO_STRING = 56;
export const RUNES_TO_STRING = 57;
/** Ra = []byte(Rb) / []rune(Rb): a new array; b is the string, c the allocation site */
export const STRING_TO_BYTES = 58;
export const STRING_TO_RUNES = 59;

// ---- Memory
/** Ra = address of fresh zeroed cells for a value of type b; c = allocation site */
export const ALLOC = 60;
/** Ra = cells[Rb + c]; panics when Rb is nil. Visible when shared. */
export const LOAD = 61;
/** cells[Ra + c] = Rb */
export const STORE = 62;
/** Ra = cells[b] / cells[a] = Rb: package-level variables at fixed addresses */
export const LOAD_GLOBAL = 63;
export const STORE_GLOBAL = 64;
/** Ra = Rb + c (address of a field); panics when Rb is nil */
export const FIELD_ADDR = 65;
/** Panics when Ra, a pointer or an interface, is nil ("invalid memory address or nil pointer dereference") */
export const NIL_CHECK = 66;
/** c cells from address Rb to address Ra (one operation: a read range, then a write range). Only for wide arrays. */
export const COPY_CELLS = 67;
/** Ra = Rb + Rc * d (address of element Rc of an array at Rb); INDEX_CHECK before it */
export const INDEX_ADDR = 68;
/** Panics unless 0 <= Ra < b ("index out of range [x] with length n") */
export const INDEX_CHECK = 69;
/** Ra..Ra+d-1 = cells[Rb + c ..]: d words, NOT a scheduling point even if shared (used by operation functions of the library). */
export const LOAD_QUIET = 70;
/** cells[Ra + c] = Rb, not a scheduling point. */
export const STORE_QUIET = 71;
/** cells[Ra ..] = Rb..Rb+c-1, not a scheduling point: into memory that only this function knows. */
export const STORE_QUIET_N = 72;

// ---- Slices. d is the element's width in words unless said.
/** Ra = make([]T, Rb, Rc): element type d (runtime type index); allocation site is in the NEXT instruction's slot: see NOP */
export const MAKE_SLICE = 80;
/** Ra = len(Rb), cap(Rb) */
export const SLICE_LEN = 81;
export const SLICE_CAP = 82;
/** Ra = Rb[Rc], element of width 1; bounds checked; visible when shared */
export const LOAD_ELEM = 83;
/** Ra[Rb] = Rc, element of width 1 */
export const STORE_ELEM = 84;
/** Ra = address of Rb[Rc], width d; bounds checked */
export const ELEM_ADDR = 85;
/** Ra = Rb[low:high:max] with low, high, max in Rc, Rc+1, Rc+2; d = width * 8 + (bit 0 low, bit 1 high, bit 2 max given) */
export const SLICE = 86;
/** Ra = slice over the array at address Rb (nil check), c elements; d = 1: the program slices an array (for the texts of bounds errors) */
export const ARRAY_TO_SLICE = 87;
/** Ra = append(Rb, element at Rc..), element type d. Visible when it writes into or reads a shared array. */
export const APPEND = 88;
/** Ra = append(Rb, Rc...), element type d */
export const APPEND_SLICE = 89;
/** Ra = append([]byte Rb, string Rc...) */
export const APPEND_STRING = 90;
/** Ra = copy(Rb, Rc), element type d */
export const COPY_SLICE = 91;
/** Ra = copy([]byte Rb, string Rc) */
export const COPY_STRING = 92;
/** clear(slice Ra), element type b */
export const CLEAR_SLICE = 93;
/** Ra = array pointer of slice Rb for a conversion to *[c]T; panics when too short */
export const SLICE_TO_ARRAY = 94;
/** No operation; carries operands for the instruction before it (MAKE_SLICE: a = allocation site). */
export const NOP = 95;

// ---- Maps at operation detail. Keys and elements are boxed words. b/c/d as said; all visible when the map is shared.
/** Ra = make(map), type b, hint register c (-1: none), d = allocation site */
export const MAP_MAKE = 100;
/** Ra = Rb[Rc] or the zero element; d = map type */
export const MAP_GET = 101;
/** the same, and Ra+1 = present */
export const MAP_GET_OK = 102;
/** Ra[Rb] = Rc; d = map type; panics on nil map ("assignment to entry in nil map") */
export const MAP_SET = 103;
/** delete(Ra, Rb); d = map type */
export const MAP_DELETE = 104;
/** Ra = len(Rb) */
export const MAP_LEN = 105;
/** clear(Ra) */
export const MAP_CLEAR = 106;
/** Starts `range Rb`; Ra holds the iterator (immutable host value, replaced at each step); c = map type. The start position is a choice. */
export const MAP_ITER_INIT = 107;
/** Next entry of iterator Ra: Ra+1 = key, Ra+2 = element; at the end jumps to b. Rewrites Ra. */
export const MAP_ITER_NEXT = 108;
/** if map Ra is a header of the runtime's Go source, to b */
export const JUMP_IF_DETAILED = 109;
/** The object at Ra, a map's header that a function of the runtime has just made, belongs to allocation site b */
export const MAP_SITE = 118;

// ---- Interfaces
/** Ra = interface of dynamic type c with boxed value Rb */
export const MAKE_INTERFACE = 110;
/** Ra = boxed value of Rb if its dynamic type is c; d = 1: Ra+1 = ok (and Ra = boxed zero of c when not); d = 0: panics with Go's text */
export const ASSERT_TYPE = 111;
/** Ra = Rb if it implements interface type c; d as above (Ra = nil interface when not) */
export const ASSERT_INTERFACE = 112;

// ---- Package unsafe
/** Ra = uintptr of pointer Rb: its address in bytes */
export const POINTER_TO_INT = 113;
/** Ra = pointer to what begins at byte address Rb */
export const INT_TO_POINTER = 114;
/** Ends the program unless what pointer Ra points to can be used as a value of type b */
export const CHECK_POINTER = 115;
/** Ra = slice of Rc elements of type d at address Rb */
export const UNSAFE_SLICE = 116;
/** Ra = number of kind d with the bits of Rb, of kind c */
export const BIT_CAST = 117;

// ---- Channels. Elements are boxed words.
/** Ra = make(chan), channel type b, size register c (-1: unbuffered), d = allocation site */
export const MAKE_CHAN = 120;
/** Ra <- Rb */
export const SEND = 121;
/** Ra = <-Rb; c = 1: Ra+1 = ok */
export const RECV = 122;
export const CLOSE_CHAN = 123;
/** Ra = len / cap of channel Rb (visible) */
export const CHAN_LEN = 124;
export const CHAN_CAP = 125;
/** Ra = index of the case taken (-1: default), Ra+1 = boxed value received, Ra+2 = ok. b = first case register, c = select shape */
export const SELECT = 126;

// ---- Calls
/** functions[b] with arguments at Ra */
export const CALL = 130;
/** closure Rb (nil: panics) with arguments at Ra; captures are copied behind the parameters */
export const CALL_CLOSURE = 131;
/** method b (method id) of the interface in Ra (nil: panics); the callee's R0 becomes the boxed receiver */
export const CALL_INTERFACE = 132;
/** natives[b], arguments and results at Ra: not visible, never blocks; c = runtime type that a generic one has been given */
export const CALL_NATIVE = 133;
/** operations[b], arguments and results at Ra: visible, may block (see the library's declaration); c as above */
export const OPERATION = 134;
/** Ra = closure of function b with the d words from Rc on */
export const MAKE_CLOSURE = 135;
/** Returns the b words from Ra on */
export const RETURN = 136;
/** Starts a goroutine running closure Ra, which takes no arguments. Visible. */
export const GO = 137;
/** Defers closure Ra, which takes no arguments, in this frame */
export const DEFER = 138;
/** Runs this frame's deferred calls, last first, then goes on */
export const RUN_DEFERS = 139;
/** panic(interface Ra) */
export const PANIC = 140;
/** Ra = recover() */
export const RECOVER = 141;
/** Ra = depth of this frame, for DEFER_AT in functions that this one's loops call */
export const FRAME_DEPTH = 142;
/** Defers closure Ra in the frame at depth Rb, which runs function c: `defer` in the body of a `range` over a function */
export const DEFER_AT = 143;

/** Names for the printer, by opcode number. */
export const OPCODE_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries({
    MOVE,
    MOVE_N,
    CONST,
    INT,
    ZERO,
    BOX,
    UNBOX,
    ADD_I,
    SUB_I,
    MUL_I,
    ADD_IMM,
    ADD,
    SUB,
    MUL,
    DIV,
    REM,
    AND,
    OR,
    XOR,
    AND_NOT,
    SHL,
    SHR,
    NEG,
    COMPLEMENT,
    NOT,
    CONVERT,
    EQ,
    NE,
    LT,
    LE,
    EQ_VALUE,
    SLICE_IS_NIL,
    FLOAT_MIN,
    FLOAT_MAX,
    JUMP,
    JUMP_BACK,
    JUMP_IF,
    JUMP_IF_NOT,
    JUMP_LT,
    JUMP_NOT_LT,
    JUMP_LE,
    JUMP_NOT_LE,
    JUMP_EQ,
    JUMP_NE,
    CONCAT,
    STRING_LEN,
    STRING_INDEX,
    STRING_SLICE,
    DECODE_RUNE,
    RUNE_TO_STRING,
    BYTES_TO_STRING,
    RUNES_TO_STRING,
    STRING_TO_BYTES,
    STRING_TO_RUNES,
    ALLOC,
    LOAD,
    STORE,
    LOAD_GLOBAL,
    STORE_GLOBAL,
    FIELD_ADDR,
    NIL_CHECK,
    COPY_CELLS,
    INDEX_ADDR,
    INDEX_CHECK,
    LOAD_QUIET,
    STORE_QUIET,
    STORE_QUIET_N,
    MAKE_SLICE,
    SLICE_LEN,
    SLICE_CAP,
    LOAD_ELEM,
    STORE_ELEM,
    ELEM_ADDR,
    SLICE,
    ARRAY_TO_SLICE,
    APPEND,
    APPEND_SLICE,
    APPEND_STRING,
    COPY_SLICE,
    COPY_STRING,
    CLEAR_SLICE,
    SLICE_TO_ARRAY,
    NOP,
    MAP_MAKE,
    MAP_GET,
    MAP_GET_OK,
    MAP_SET,
    MAP_DELETE,
    MAP_LEN,
    MAP_CLEAR,
    MAP_ITER_INIT,
    MAP_ITER_NEXT,
    JUMP_IF_DETAILED,
    MAP_SITE,
    MAKE_INTERFACE,
    ASSERT_TYPE,
    ASSERT_INTERFACE,
    POINTER_TO_INT,
    INT_TO_POINTER,
    CHECK_POINTER,
    UNSAFE_SLICE,
    BIT_CAST,
    MAKE_CHAN,
    SEND,
    RECV,
    CLOSE_CHAN,
    CHAN_LEN,
    CHAN_CAP,
    SELECT,
    CALL,
    CALL_CLOSURE,
    CALL_INTERFACE,
    CALL_NATIVE,
    OPERATION,
    MAKE_CLOSURE,
    RETURN,
    GO,
    DEFER,
    RUN_DEFERS,
    PANIC,
    RECOVER,
    FRAME_DEPTH,
    DEFER_AT,
  }).map(([name, op]) => [op, name]),
);
