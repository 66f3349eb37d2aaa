// The text of the library packages that most programs need, with all that they import: a part of the engine's own bundle.

/** Path below this folder -> text. */
export const CORE_TEXTS = import.meta.glob<string>(
  [
    "./{cmp,context,errors,fmt,io,io/fs,iter,log,maps,os,runtime,slices,sort,strconv,strings,syscall,testing,time,unicode/utf8}/*.go",
    "./internal/{bubble,reflected,runecase}/*.go",
    "./{math,math/bits,math/rand,math/rand/v2}/*.go",
    "./{sync,sync/atomic}/*.go",
  ],
  { query: "?raw", import: "default", eager: true },
);
