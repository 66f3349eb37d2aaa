// Property tests draw from a fixed seed, so that a run that passed passes again; `FC_SEED=n npx vitest run` looks elsewhere. A failing
// property prints its seed.
import { configureGlobal } from "fast-check";

const seed = Number(process.env.FC_SEED ?? 20_261_121);
configureGlobal({ seed });
