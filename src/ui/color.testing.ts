// Colour arithmetic for tests: WCAG contrast, OKLab distance, and colour blindness as Machado, Oliveira and Fernandes (2009) simulate it
// at severity 1.

export type Vision = "normal" | "protan" | "deutan" | "tritan";
type Triple = readonly [number, number, number];

// Rows of matrices over linear RGB.
const MACHADO: Readonly<Record<Exclude<Vision, "normal">, readonly Triple[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function apply(rows: readonly Triple[], [r, g, b]: Triple): Triple {
  const [x = 0, y = 0, z = 0] = rows.map(([a, c, d]) => a * r + c * g + d * b);
  return [x, y, z];
}

function seen(hex: string, vision: Vision): Triple {
  if (vision === "normal") return linear(hex);
  const [r, g, b] = apply(MACHADO[vision], linear(hex));
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  return [clamp(r), clamp(g), clamp(b)];
}

function oklab(rgb: Triple): Triple {
  const [l, m, s] = apply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return apply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

/** Distance of two `#RRGGBB` in OKLab times 100, as seen with `vision`. */
export function distance(a: string, b: string, vision: Vision): number {
  const [x, y] = [oklab(seen(a, vision)), oklab(seen(b, vision))];
  return 100 * Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio of two `#RRGGBB`, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
