// The text of the library packages that few programs need: whatever core-texts.ts leaves out.

/** Path below this folder -> text. */
export const REST_TEXTS = import.meta.glob<string>(
  [
    "./**/*.go",
    "!./{cmp,context,errors,fmt,io,io/fs,iter,log,maps,os,runtime,slices,sort,strconv,strings,syscall,testing,time,unicode/utf8}/*.go",
    "!./internal/{bubble,reflected,runecase}/*.go",
    "!./{math,math/bits,math/rand,math/rand/v2}/*.go",
    "!./{sync,sync/atomic}/*.go",
  ],
  { query: "?raw", import: "default", eager: true },
);
