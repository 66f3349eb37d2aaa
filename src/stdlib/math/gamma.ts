// The gamma function and its logarithm.
// Sources: Cephes (Moshier) for gamma, with Stirling's formula for large arguments; FDLIBM (Sun Microsystems) for its logarithm.

import { exp, horner, log, pow } from "./exponential.ts";
import { bitsOf, isNegative } from "./float.ts";
import { cos, sin } from "./trigonometric.ts";

const INF = Number.POSITIVE_INFINITY;

const GAMMA_ABOVE = [
  1, 0.4942148268014971, 0.20744822764843598, 0.04763678004571372, 0.010421379756176158, 0.0011913514700658638,
  0.00016011952247675185,
];
const GAMMA_BELOW = [
  1, 0.0714304917030273, -0.23459179571824335, 0.035823639860549865, 0.011813978522206043, -0.004456419138517973,
  0.0005396055804933034, -0.000023158187332412014,
];
const STIRLING = [
  0.08333333333334822, 0.0034722222160545866, -0.0026813261780578124, -0.00022954996161337813, 0.0007873113957930937,
];
const SQRT_TWO_PI = 2.5066282746310007;
const EULER = 0.5772156649015329;

// Two factors of gamma(x), since their product may overflow while a quotient by it does not.
function stirling(x: number): readonly [number, number] {
  if (x > 200) return [INF, 1];
  const w = 1 / x;
  const series = 1 + w * horner(w, STIRLING);
  const e = exp(x);
  if (x <= 143.01608) return [pow(x, x - 0.5) / e, SQRT_TWO_PI * series];
  const root = pow(x, 0.5 * x - 0.25);
  return [root, SQRT_TWO_PI * series * (root / e)];
}

export function gamma(x: number): number {
  if (Number.isNaN(x) || x === -INF || (x < 0 && x % 1 === 0)) return Number.NaN;
  if (x === INF) return INF;
  if (x === 0) return isNegative(x) ? -INF : INF;
  if (Math.abs(x) <= 33) return gammaNear0(x);
  if (x < 0) return gammaReflected(-x);
  const [a, b] = stirling(x);
  return a * b;
}

// gamma(-q) by the reflection formula.
function gammaReflected(q: number): number {
  let whole = Math.floor(q);
  const isMinus = whole % 2 === 0;
  if (q - whole > 0.5) whole++;
  const z = Math.abs(q * sin(Math.PI * (q - whole)));
  if (z === 0) return isMinus ? -INF : INF;
  const [a, b] = stirling(q);
  const product = z * a * b;
  const value = Number.isFinite(product) ? Math.PI / product : Math.PI / z / a / b;
  return isMinus ? -value : value;
}

// Brings x into [2, 3) by the recurrence.
function gammaNear0(x: number): number {
  let factor = 1;
  while (x >= 3) {
    x -= 1;
    factor *= x;
  }
  while (x < 2) {
    if (x < 1e-9 && x > -1e-9) return x === 0 ? INF : factor / ((1 + EULER * x) * x);
    factor /= x;
    x += 1;
  }
  if (x === 2) return factor;
  return (factor * horner(x - 2, GAMMA_ABOVE)) / horner(x - 2, GAMMA_BELOW);
}

const NEAR_2_EVEN = [
  0.07721566490153287, 0.06735230105312927, 0.007385550860814029, 0.0011927076318336207, 0.00022086279071390839,
  0.000025214456545125733,
];
const NEAR_2_ODD = [
  0.3224670334241136, 0.020580808432516733, 0.0028905138367341563, 0.0005100697921535113, 0.00010801156724758394,
  0.000044864094961891516,
];
// Around the minimum, by the exponent modulo 3.
const MINIMUM_0 = [
  0.48383612272381005, -0.032788541075985965, 0.006100538702462913, -0.0014034646998923284, 0.00031563207090362595,
];
const MINIMUM_1 = [
  -0.1475877229945939, 0.01797067508118204, -0.0036845201678113826, 0.000881081882437654, -0.00031275416837512086,
];
const MINIMUM_2 = [
  0.06462494023913339, -0.010314224129834144, 0.0022596478090061247, -0.0005385953053567405, 0.0003355291926355191,
];
const NEAR_1_ABOVE = [
  -0.07721566490153287, 0.6328270640250934, 1.4549225013723477, 0.9777175279633727, 0.22896372806469245,
  0.013381091853678766,
];
const NEAR_1_BELOW = [
  1, 2.4559779371304113, 2.128489763798934, 0.7692851504566728, 0.10422264559336913, 0.003217092422824239,
];
const UP_TO_8_ABOVE = [
  -0.07721566490153287, 0.21498241596060885, 0.325778796408931, 0.14635047265246445, 0.02664227030336386,
  0.0018402845140733772, 0.00003194753265841009,
];
const UP_TO_8_BELOW = [
  1, 1.3920053346762105, 0.7219355475671381, 0.17193386563280308, 0.01864591917156529, 0.0007779424963818936,
  0.000007326684307446256,
];
const LARGE_FIRST = 0.4189385332046727;
const LARGE = [
  0.08333333333333297, -0.0027777777772877554, 0.0007936505586430196, -0.00059518755745034, 0.0008363399189962821,
  -0.0016309293409657527,
];
/** Where gamma is least for positive arguments, also less one, and the logarithm there in two parts. */
const MINIMUM = 1.4616321449683622;
const MINIMUM_FRACTION = 0.46163214496836225;
const MINIMUM_LOG = -0.12148629053584961;
const MINIMUM_LOG_REST = -3.638676997039505e-18;

/** ln |gamma(x)| and the sign of gamma(x). */
export function lgamma(x: number): readonly [value: number, sign: number] {
  if (Number.isNaN(x)) return [x, 1];
  if (!Number.isFinite(x)) return [x, 1];
  const size = Math.abs(x);
  if (x === 0) return [INF, 1];
  if (size < 2 ** -70) return [-log(size), x < 0 ? -1 : 1];
  if (x > 0) return [lgammaPositive(x), 1];
  if (size >= 2 ** 52) return [INF, 1];
  const t = sinOfPiTimes(size);
  if (t === 0) return [INF, 1];
  return [log(Math.PI / Math.abs(t * size)) - lgammaPositive(size), t < 0 ? -1 : 1];
}

function lgammaPositive(x: number): number {
  if (x === 1 || x === 2) return 0;
  if (x < 2) return lgammaBelow2(x);
  if (x < 8) return lgammaBelow8(x);
  if (x >= 2 ** 58) return x * (log(x) - 1);
  const z = 1 / x;
  return (x - 0.5) * (log(x) - 1) + (LARGE_FIRST + z * horner(z * z, LARGE));
}

function lgammaBelow2(x: number): number {
  // Up to 0.9 it is that of x + 1 less ln x.
  if (x <= 0.9) {
    const start = -log(x);
    if (x >= 0.7316321449683623) return start + lgammaNear2(1 - x);
    if (x >= 0.19163214496836226) return start + lgammaNearMinimum(x - MINIMUM_FRACTION);
    return start + lgammaNear1(x);
  }
  if (x >= 1.7316321449683623) return lgammaNear2(2 - x);
  return x >= 1.1916321449683622 ? lgammaNearMinimum(x - MINIMUM) : lgammaNear1(x - 1);
}

function lgammaNear1(y: number): number {
  return -0.5 * y + (y * horner(y, NEAR_1_ABOVE)) / horner(y, NEAR_1_BELOW);
}

function lgammaNear2(y: number): number {
  const z = y * y;
  return y * horner(z, NEAR_2_EVEN) + z * horner(z, NEAR_2_ODD) - 0.5 * y;
}

function lgammaNearMinimum(y: number): number {
  const z = y * y;
  const w = z * y;
  const rest = MINIMUM_LOG_REST - w * (horner(w, MINIMUM_1) + y * horner(w, MINIMUM_2));
  return MINIMUM_LOG + (z * horner(w, MINIMUM_0) - rest);
}

function lgammaBelow8(x: number): number {
  const whole = Math.trunc(x);
  const y = x - whole;
  const value = 0.5 * y + (y * horner(y, UP_TO_8_ABOVE)) / horner(y, UP_TO_8_BELOW);
  if (whole < 3) return value;
  let product = 1;
  for (let i = whole - 1; i >= 2; i--) product *= y + i;
  return value + log(product);
}

// -sin(Pi x) for x > 0: the argument is brought near to 0 first.
function sinOfPiTimes(x: number): number {
  if (x < 0.25) return -sin(Math.PI * x);
  let eighth: number;
  if (Math.floor(x) !== x) {
    x %= 2;
    eighth = Math.trunc(x * 4);
  } else {
    x = x < 2 ** 52 ? Number(bitsOf(x + 2 ** 52) & 1n) : 0;
    eighth = 4 * x;
  }
  if (eighth === 0) return -sin(Math.PI * x);
  if (eighth <= 2) return -cos(Math.PI * (0.5 - x));
  if (eighth <= 4) return -sin(Math.PI * (1 - x));
  if (eighth <= 6) return cos(Math.PI * (x - 1.5));
  return -sin(Math.PI * (x - 2));
}
