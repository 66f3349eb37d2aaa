import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import { check, testImporter } from "./testing.ts";
import { distance, type GoCatalogue, unknownImport } from "./unknown-names.ts";

test.each([
  ["", "", 0],
  ["sync", "sync", 0],
  ["sync", "snyc", 1],
  ["errgroup", "errgrp", 2],
  ["abc", "", 3],
  ["kitten", "sitting", 3],
])("from %j to %j it takes %i", (a, b, expected) => {
  expect(distance(a, b)).toBe(expected);
  expect(distance(b, a)).toBe(expected);
});

const KNOWN = ["fmt", "io", "os", "sync", "internal/bits", "golang.org/x/sync/errgroup"];
const CATALOGUE: GoCatalogue = {
  hasPackage: (path) => path === "io/ioutil" || path === "encoding/json",
  hasName: (path, name) => path === "time" && (name === "Date" || name === "Time.Weekday"),
};

test.each([
  ["io/ioutil", "package io/ioutil is not supported by Raceweave yet (there is io)"],
  ["encoding/json", "package encoding/json is not supported by Raceweave yet"],
  ["snyc", "package snyc is not in std (there is sync)"],
  ["mine/bits", "package mine/bits is not in std"],
  [
    "golang.org/x/sync/errgrp",
    "package golang.org/x/sync/errgrp is not supported by Raceweave yet (there is golang.org/x/sync/errgroup)",
  ],
  [
    "example.com/errgroup",
    "package example.com/errgroup is not supported by Raceweave yet (there is golang.org/x/sync/errgroup)",
  ],
  ["net/internal/x", "use of internal package net/internal/x not allowed"],
])("import %s: %s", (path, expected) => {
  expect(unknownImport(path, KNOWN, CATALOGUE)).toBe(expected);
});

const parser = await createNodeParser();

test.each([
  ["time.Date(1)", "time.Date is not in Raceweave's library yet (Go has it)"],
  ["time.Dat(1)", "undefined: time.Dat"],
  ["time.Time{}.Weekday()", "method Weekday of time.Time is not in Raceweave's library yet (Go has it)"],
  ["new(time.Time).Weekday()", "method Weekday of time.Time is not in Raceweave's library yet (Go has it)"],
  ["time.Time{}.Weekdy()", "time.Time{}.Weekdy undefined (type time.Time has no field or method Weekdy)"],
])("%s: %s", (expression, expected) => {
  const text = `package main\nimport "time"\nvar v = ${expression}\n`;
  const { diagnostics } = check(parser, text, { importer: testImporter(parser), catalogue: CATALOGUE });
  expect(diagnostics.map((d) => d.message)).toEqual([expected]);
});
