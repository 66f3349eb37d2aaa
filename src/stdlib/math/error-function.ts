// The error function, its complement and its inverse.
// Sources: FDLIBM (Sun Microsystems) for erf and erfc; Wichura, algorithm AS 241, for the inverse.

import { exp, horner, log } from "./exponential.ts";
import { withoutLowWord } from "./float.ts";

const INF = Number.POSITIVE_INFINITY;

/** erf(1), to single precision: the polynomials around 1 give the rest. */
const ERF_1 = 0.8450629115104675;

const NEAR_0_ABOVE = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -0.000023763016656650163,
];
const NEAR_0_BELOW = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -0.000003960228278775368,
];
const NEAR_1_ABOVE = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const NEAR_1_BELOW = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const MIDDLE_ABOVE = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const MIDDLE_BELOW = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const FAR_ABOVE = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const FAR_BELOW = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

// The rational functions of the ranges: x < 0.84375, x < 1.25, and beyond.
function ratioNear0(x: number): number {
  const z = x * x;
  return horner(z, NEAR_0_ABOVE) / horner(z, NEAR_0_BELOW);
}

const ratioNear1 = (x: number): number => horner(x - 1, NEAR_1_ABOVE) / horner(x - 1, NEAR_1_BELOW);

// erfc for x >= 1.25: e^(-x^2) times a rational function of 1/x^2, over x. x^2 is taken in two parts.
function complementFar(x: number): number {
  const s = 1 / (x * x);
  const isMiddle = x < 1 / 0.35;
  const ratio = isMiddle
    ? horner(s, MIDDLE_ABOVE) / horner(s, MIDDLE_BELOW)
    : horner(s, FAR_ABOVE) / horner(s, FAR_BELOW);
  const z = withoutLowWord(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + ratio)) / x;
}

export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  const value = erfPositive(size);
  return x < 0 ? -value : x === 0 ? x : value;
}

function erfPositive(x: number): number {
  if (x < 2.848094538889218e-306) return 0.125 * (8 * x + 1.0270333367641007 * x);
  if (x < 2 ** -28) return x + 0.1283791670955126 * x;
  if (x < 0.84375) return x + x * ratioNear0(x);
  if (x < 1.25) return ERF_1 + ratioNear1(x);
  return x >= 6 ? 1 : 1 - complementFar(x);
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  const isMinus = x < 0;
  if (size < 0.84375) return erfcNear0(size, isMinus);
  if (size < 1.25) return isMinus ? 1 + ERF_1 + ratioNear1(size) : 1 - ERF_1 - ratioNear1(size);
  if (isMinus) return size > 6 ? 2 : 2 - complementFar(size);
  return size < 28 ? complementFar(size) : 0;
}

function erfcNear0(x: number, isMinus: boolean): number {
  let part = x;
  if (x >= 2 ** -56) {
    const y = ratioNear0(x);
    part = x < 0.25 ? x + x * y : 0.5 + (x * y + (x - 0.5));
  }
  return isMinus ? 1 + part : 1 - part;
}

const CENTRE_ABOVE = [
  1.1975323115670913, 47.07268811238398, 697.062665343896, 4854.886889384388, 16235.862515167575, 23782.041382114385,
  11819.493347062295, 887.0940696254552,
];
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
];
const SIDE_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const SIDE_BELOW = [
  Math.SQRT2,
  2.9036514445419948,
  2.3707661626024534,
  0.9754783200178743,
  0.2094506521051275,
  0.021494160384252878,
  0.0007744145906515771,
  1.4859850019840355e-9,
];
const TAIL_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const TAIL_BELOW = [
  Math.SQRT2,
  0.8482908416595164,
  0.19364809469506591,
  0.02103693768272069,
  0.0011128009970788597,
  0.000026110884050805935,
  2.010321207683943e-7,
  2.8910246058729655e-15,
];

/** The x with erf(x) = y. */
export function erfinv(y: number): number {
  if (y === 0) return y;
  const size = Math.abs(y);
  if (Number.isNaN(y) || size > 1) return Number.NaN;
  const value = size === 1 ? INF : erfinvPositive(size);
  return y < 0 ? -value : value;
}

function erfinvPositive(y: number): number {
  if (y <= 0.85) {
    const r = 0.180625 - 0.25 * y * y;
    return (y * horner(r, CENTRE_ABOVE)) / horner(r, CENTRE_BELOW);
  }
  const r = Math.sqrt(Math.LN2 - log(1 - y));
  if (r <= 5) return horner(r - 1.6, SIDE_ABOVE) / horner(r - 1.6, SIDE_BELOW);
  return horner(r - 5, TAIL_ABOVE) / horner(r - 5, TAIL_BELOW);
}
