// The layers of the ziggurat method for the normal and the exponential distribution (Marsaglia and Tsang, 2000).

import { lazy } from "../../lazy.ts";
import { exp, log } from "../exponential.ts";

/** Bound below which a number is surely under the curve, width of a step, density at the layer's edge. */
export interface Layer {
  readonly bound: number;
  readonly width: number;
  readonly density: number;
}

interface Shape {
  readonly nLayers: number;
  /** Numbers that a step's index can have. */
  readonly range: number;
  /** Where the tail begins. */
  readonly tail: number;
  /** Area of a layer. */
  readonly area: number;
  readonly density: (x: number) => number;
  /** The x with this density. */
  readonly inverse: (density: number) => number;
}

function layersOf({ nLayers, range, tail, area, density, inverse }: Shape): readonly Layer[] {
  const layers: Layer[] = [];
  const put = (i: number, bound: number, width: number, height: number): void => {
    layers[i] = { bound: Math.floor(bound * range), width: Math.fround(width / range), density: Math.fround(height) };
  };
  const base = area / density(tail);
  put(0, tail / base, base, 1);
  let x = tail;
  for (let i = nLayers - 1; i >= 1; i--) {
    const inner = inverse(area / x + density(x));
    put(i, i === 1 ? 0 : inner / x, x, density(x));
    x = inner;
  }
  return layers;
}

const NORMAL: Shape = {
  nLayers: 128,
  range: 2 ** 31,
  tail: 3.442619855899,
  area: 9.91256303526217e-3,
  density: (x) => exp(-0.5 * x * x),
  inverse: (density) => Math.sqrt(-2 * log(density)),
};

const EXPONENTIAL: Shape = {
  nLayers: 256,
  range: 2 ** 32,
  tail: 7.69711747013105,
  area: 3.949659822581572e-3,
  density: (x) => exp(-x),
  inverse: (density) => -log(density),
};

export const normalLayers = lazy(() => layersOf(NORMAL));
export const exponentialLayers = lazy(() => layersOf(EXPONENTIAL));
