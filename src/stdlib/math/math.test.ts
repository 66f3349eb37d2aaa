// Values of package math, bit by bit as real Go 1.26.8 on amd64 gives them.

import { expect, test } from "vitest";
import { FakeContext } from "../fake-context.testing.ts";
import { bitsOf } from "./float.ts";

const values: readonly [name: string, values: readonly (readonly [x: number, bits: bigint])[]][] = [
  [
    "Exp",
    [
      [1, 0x4005bf0a8b145769n],
      [-1, 0x3fd78b56362cef38n],
      [0.1, 0x3ff1aec7b35a00d4n],
      [1e-9, 0x3ff000000044b830n],
      [-700.5, 0xc4ff475c68ca01n],
      [709.78, 0x7ff0000000000000n],
      [-745, 0x1n],
    ],
  ],
  [
    "Exp2",
    [
      [0.5, 0x3ff6a09e667f3bccn],
      [-1.25, 0x3fdae89f995ad3aen],
      [-1073.5, 0x1n],
      [1023.9, 0x7feddb680117aa8en],
    ],
  ],
  [
    "Expm1",
    [
      [1e-10, 0x3ddb7cdfd9dda4e3n],
      [0.5, 0x3fe4c2531c3c0d38n],
      [-0.3, 0xbfd0966f2c7907f6n],
      [1.7, 0x4011e552770df8a6n],
      [30, 0x42a370470aec26edn],
      [-50, 0xbff0000000000000n],
    ],
  ],
  [
    "Log",
    [
      [2, 0x3fe62e42fefa39efn],
      [0.7, 0xbfd6d3c324e13f50n],
      [1e300, 0x4085963447f87fb5n],
      [1.0000001, 0x3e7ad7f2847b6492n],
      [1e-320, 0xc08628b76e3a7b5dn],
    ],
  ],
  [
    "Log2",
    [
      [8, 0x4008000000000000n],
      [3, 0x3ff95c01a39fbd69n],
      [1e-320, 0xc0909c116a21e20an],
    ],
  ],
  [
    "Log10",
    [
      [1000, 0x4008000000000000n],
      [2, 0x3fd34413509f79ffn],
    ],
  ],
  [
    "Log1p",
    [
      [1e-10, 0x3ddb7cdfd9d1d693n],
      [0.5, 0x3fd9f323ecbf984cn],
      [-0.9, 0xc0026bb1bbb55516n],
      [1e17, 0x4043926cd770aa67n],
    ],
  ],
  [
    "Cbrt",
    [
      [27, 0x4008000000000000n],
      [2, 0x3ff428a2f98d728bn],
      [-1e-320, 0xa9c94c7f15ef7ddfn],
    ],
  ],
  [
    "Sin",
    [
      [1, 0x3feaed548f090ceen],
      [100, 0xbfe03425b78c4db8n],
      [1e9, 0x3fe1778cae83c69an],
      [1e300, 0xbfea2c16b010e386n],
    ],
  ],
  [
    "Cos",
    [
      [1, 0x3fe14a280fb5068cn],
      [1e9, 0x3feacff8c7364234n],
      [-1e22, 0x3fe0be2cef01c8f3n],
    ],
  ],
  [
    "Tan",
    [
      [1, 0x3ff8eb245cbee3a5n],
      [1.5707963267948966, 0x434d02967c31cdc0n],
      [1e10, 0xbfe1de000f443f51n],
    ],
  ],
  [
    "Asin",
    [
      [0.5, 0x3fe0c152382d7366n],
      [0.9, 0x3ff1ea93705fa172n],
    ],
  ],
  ["Acos", [[0.5, 0x3ff0c152382d7365n]]],
  [
    "Atan",
    [
      [0.5, 0x3fddac670561bb4fn],
      [1, 0x3fe921fb54442d18n],
      [10, 0x3ff789bd2c160053n],
    ],
  ],
  [
    "Sinh",
    [
      [0.3, 0x3fd37d42af54b926n],
      [3, 0x40240926e70949aen],
      [30, 0x429370470aec28ecn],
    ],
  ],
  [
    "Cosh",
    [
      [0.3, 0x3ff0b9b4e0b6ec4cn],
      [30, 0x429370470aec28ecn],
    ],
  ],
  [
    "Tanh",
    [
      [0.3, 0x3fd2a4dda7d914fan],
      [3, 0x3fefd77d111a0b00n],
    ],
  ],
  [
    "Asinh",
    [
      [1e-9, 0x3e112e0be826d695n],
      [1, 0x3fec34366179d427n],
      [3, 0x3ffd185b507edc0en],
      [1e9, 0x40356a9a0b23d187n],
    ],
  ],
  [
    "Acosh",
    [
      [1.5, 0x3feecc2caec5160an],
      [3, 0x3ffc34366179d426n],
      [1e9, 0x40356a9a0b23d187n],
    ],
  ],
  [
    "Atanh",
    [
      [0.3, 0x3fd3cf2b50617c96n],
      [0.7, 0x3febc0ed0947fbe8n],
    ],
  ],
  [
    "Erf",
    [
      [1e-300, 0x1a82e6d98711d3an],
      [0.5, 0x3fe0a7ef5c18edd2n],
      [1, 0x3feaf767a741088bn],
      [2, 0x3fefd9ae142795e3n],
      [4, 0x3feffffff7b91176n],
    ],
  ],
  [
    "Erfc",
    [
      [0.1, 0x3fec66b42bb6099an],
      [0.5, 0x3fdeb02147ce245cn],
      [1, 0x3fc4226162fbddd5n],
      [5, 0x3d7b0c1a759f773an],
      [-4, 0x3ffffffffbdc88bbn],
      [27, 0x19e0fn],
    ],
  ],
  [
    "Erfinv",
    [
      [0.3, 0x3fd1700774485ed2n],
      [0.9, 0x3ff29c014677064fn],
      [0.9999999999999, 0x40150bc24952c773n],
    ],
  ],
  [
    "Gamma",
    [
      [0.5, 0x3ffc5bf891b4ef6an],
      [5, 0x4038000000000000n],
      [-1.5, 0x4002e7fb0bcdf4f2n],
      [40.5, 0x49b686d9486ca143n],
      [150.5, 0x7642f26c34c6c251n],
      [-40.5, 0xb5ec357aa9ad5057n],
      [1e-10, 0x4202a05f1ffb61ddn],
    ],
  ],
  [
    "J0",
    [
      [0.5, 0x3fee07f1d54c3f34n],
      [1.5, 0x3fe060e46ce9651bn],
      [5, 0xbfc6bb7db255cb89n],
      [100, 0x3f94772bb5c1ef71n],
    ],
  ],
  [
    "J1",
    [
      [0.5, 0x3fcf02a71f4870d7n],
      [5, 0xbfd4f70e7cb3a99dn],
    ],
  ],
  [
    "Y0",
    [
      [0.5, 0xbfdc72feb3b7b8a2n],
      [5, 0xbfd3bec0b5abc9abn],
    ],
  ],
  [
    "Y1",
    [
      [0.5, 0xbff78b26a2b7c4e0n],
      [5, 0x3fc2ed2df29314fan],
    ],
  ],
];

test.each(values)("math.%s", (name, pairs) => {
  const ctx = new FakeContext();
  const got = pairs.map(([x]) => [x, bitsOf(ctx.call(`math.${name}`, [x])[0] as number)]);
  expect(got).toEqual(pairs);
});

test.each([
  ["Pow", [2, 0.5], Math.SQRT2],
  ["Pow", [-8, 1 / 3], Number.NaN],
  ["Pow", [-0, -3], Number.NEGATIVE_INFINITY],
  ["Pow", [1.0000001, 1e9], 2.688103843211962e43],
  ["Hypot", [3e200, 4e200], 4.9999999999999995e200],
  ["Atan2", [-0, -1], -Math.PI],
  ["Jn", [5, 0.5], 8.053627241357474e-6],
  ["Yn", [-3, 2], 1.127783776840428],
  ["Mod", [-7, 4], -3],
  ["Max", [Number.NaN, Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
  ["Ldexp", [-1, 2000], Number.NEGATIVE_INFINITY],
])("math.%s(%j)", (name, args, want) => {
  expect(new FakeContext().call(`math.${name}`, args)[0]).toBe(want);
});

test.each([
  ["Frexp", -0.375, [-0.75, -1]],
  ["Frexp", 5e-324, [0.5, -1073]],
  ["Lgamma", -1.5, [0.8600470153764809, 1]],
  ["Lgamma", -0.5, [1.2655121234846454, -1]],
])("math.%s(%s)", (name, x, want) => {
  expect(new FakeContext().call(`math.${name}`, [x]).slice(0, 2)).toEqual(want);
});
