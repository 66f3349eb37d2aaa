import { expect, test } from "vitest";
import { readDirective, unmetConstraint } from "./directive.ts";

const NONE = { action: "", flags: [], args: [] };

test.each([
  ["// run\n\npackage main\n", { action: "run", flags: [], args: [] }],
  ["//run\n\npackage main\n", { action: "run", flags: [], args: [] }],
  ["// run \r\n\r\npackage main\r\n", { action: "run", flags: [], args: [] }],
  ["// run one two\n\npackage main\n", { action: "run", flags: [], args: ["one", "two"] }],
  ["// run -race\n\npackage main\n", { action: "run", flags: ["-race"], args: [] }],
  ["// run -gcflags '-l -N' x\n\npackage main\n", { action: "run", flags: ["-gcflags", "-l -N"], args: ["x"] }],
  ['// run -gcflags="-d=a b"\n\npackage main\n', { action: "run", flags: ["-gcflags=-d=a b"], args: [] }],
  ["// run -goexperiment some\n\npackage main\n", { action: "run", flags: ["-goexperiment", "some"], args: [] }],
  ["// +build amd64\n// run\n\npackage main\n", { action: "run", flags: [], args: [] }],
  ["//go:build amd64\n// run\n\npackage main\n", { action: "run", flags: [], args: [] }],
  ["// rundir\n\npackage ignored\n", { action: "rundir", flags: [], args: [] }],
  ["// errorcheck -0 -m\n\npackage main\n", { action: "errorcheck", flags: ["-0", "-m"], args: [] }],
  ["// Copyright of somebody.\n\npackage main\n", NONE],
  ["package main\n", NONE],
  ["", NONE],
])("%j", (source, want) => {
  expect(readDirective(source)).toEqual(want);
});

test.each([
  ["// run\n\n//go:build linux\n\npackage main\n", undefined],
  ["// run\n\n//go:build !linux\n\npackage main\n", "//go:build !linux"],
  ["// run\n// +build darwin linux,amd64\n\npackage main\n", undefined],
  ["// +build darwin linux,arm64\n// run\n\npackage main\n", "// +build darwin linux,arm64"],
  ["// +build linux\n// +build !amd64\n\npackage main\n", "// +build !amd64"],
  ["//go:build go1.20\n\npackage main\n", "//go:build go1.20"],
  ["//go:build go1.19\n\npackage main\n", undefined],
  ["//go:build cgo\n\npackage main\n", undefined],
  ["package main\n\n//go:build windows\n", undefined],
])("the unmet constraint of %j", (source, want) => {
  expect(unmetConstraint(source, 19)).toBe(want);
});
