// For tests of data races: a detector for programs whose code is all the user's, and the beginning of the pictures.

import { DataRaceDetector } from "./data-race.ts";
import { ROLE_PROGRAM } from "./site-roles.ts";

export const detector = (): DataRaceDetector =>
  new DataRaceDetector(
    () => ROLE_PROGRAM,
    () => undefined,
  );

export const START = `
  G1        G2          G3
  go G2
  go G3
`;
