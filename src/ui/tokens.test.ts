import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contrast, distance, type Vision } from "./color.testing.ts";
import { THEMES, type Theme } from "./tokens.ts";

const themes = Object.values(THEMES);
const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function properties({ colors, goroutines, locks }: Theme): Map<string, string> {
  return new Map([
    ...Object.entries(colors).map(([name, value]): [string, string] => [`--${kebab(name)}`, value]),
    ...goroutines.flatMap(({ fill, onFill }, i): [string, string][] => [
      [`--g${i + 1}`, fill],
      [`--on-g${i + 1}`, onFill],
    ]),
    ...locks.map((value, i): [string, string] => [`--lock${i + 1}`, value]),
  ]);
}

/** Custom properties with a colour in the block that starts at `selector`. */
function cssProperties(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
  return new Map([...block.matchAll(/(--[\w-]+):\s*(#\w{6});/g)].map(([, name = "", value = ""]) => [name, value]));
}

test.each([
  [':root[data-theme="light"]', THEMES.light],
  [':root[data-theme="dark"]', THEMES.dark],
  [':root:not([data-theme="light"])', THEMES.dark],
])("style sheet and painters have the same colours: %s", (selector, theme) => {
  const expected = [...properties(theme)].map(([name, value]) => [name, value.toLowerCase()]);
  expect([...cssProperties(selector)].sort()).toEqual(expected.sort());
});

const pairs = (theme: Theme): [string, string, string, number][] => {
  const { colors, goroutines, locks } = theme;
  const surfaces = ["bg0", "bg1", "bg2"] as const;
  const texts = ["fg1", "fg2", "fg3", "race", "warn", "ok", "info", "accent"] as const;
  return [
    ...texts.flatMap((text) =>
      surfaces.map((bg): [string, string, string, number] => [`${text} on ${bg}`, colors[text], colors[bg], 4.5]),
    ),
    ["fg1 on bg3", colors.fg1, colors.bg3, 4.5],
    ["fg3 on bg3", colors.fg3, colors.bg3, 4.5],
    ["border on bg1", colors.border, colors.bg1, 3],
    ["onAccent on accent", colors.onAccent, colors.accent, 4.5],
    ["onRace on race", colors.onRace, colors.race, 4.5],
    ...goroutines.flatMap(({ fill, onFill }, i): [string, string, string, number][] => [
      [`G${i + 1} on bg1`, fill, colors.bg1, theme.name === "dark" ? 4.5 : 3.1],
      [`G${i + 1} on bg2`, fill, colors.bg2, 3],
      [`text on G${i + 1}`, onFill, fill, 4.5],
    ]),
    ...locks.map((color, i): [string, string, string, number] => [`lock ${i + 1} on bg1`, color, colors.bg1, 4.5]),
  ];
};

test.each(themes.flatMap((theme) => pairs(theme).map((pair) => [theme.name, ...pair] as const)))(
  "%s: %s is legible",
  (_theme, _what, foreground, background, least) => {
    expect(contrast(foreground, background)).toBeGreaterThanOrEqual(least);
  },
);

const leastDistances: readonly (readonly [Theme, Vision, number])[] = [
  [THEMES.dark, "normal", 14.6],
  [THEMES.dark, "protan", 11.8],
  [THEMES.dark, "deutan", 12],
  [THEMES.dark, "tritan", 9.3],
  [THEMES.light, "normal", 15.1],
  [THEMES.light, "protan", 11.9],
  [THEMES.light, "deutan", 12],
  [THEMES.light, "tritan", 10.5],
];

test.each(leastDistances)("goroutine colours stay apart: $name, %s", (theme, vision, least) => {
  const fills = theme.goroutines.map(({ fill }) => fill);
  const distances = fills.flatMap((a, i) => fills.slice(i + 1).map((b) => distance(a, b, vision)));
  expect(distances).toHaveLength(28);
  expect(Math.min(...distances)).toBeGreaterThanOrEqual(least);
});
