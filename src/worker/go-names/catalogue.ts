// What real Go has, by version: package paths, and the names of those packages that Raceweave has too.

import type { GoCatalogue } from "../../types/unknown-names.ts";

/** As recorded in go-names.json: path of a package -> its names, apart by spaces. */
export type GoNames = Readonly<Record<string, string>>;

/** The catalogue of Go 1.`goMinor`. Cost: the list of a package is taken apart at the first question about it. */
export function goCatalogue(recorded: GoNames, goMinor: number): GoCatalogue {
  const texts = new Map(
    Object.entries(recorded).flatMap(([path, names]): [string, string][] => {
      const known = nameAt(path, goMinor);
      return known === undefined ? [] : [[known, names]];
    }),
  );
  const known = new Map<string, ReadonlySet<string>>();
  const namesOf = (path: string): ReadonlySet<string> => {
    const names = known.get(path) ?? new Set((texts.get(path) ?? "").split(" ").map((name) => nameAt(name, goMinor)));
    known.set(path, names as ReadonlySet<string>);
    return names as ReadonlySet<string>;
  };
  return {
    hasPackage: (path) => texts.has(path),
    hasName: (path, name) => namesOf(path).has(name),
  };
}

// `name:21` stands for a name that Go has since 1.21.
function nameAt(recordedName: string, goMinor: number): string | undefined {
  const [name, since] = recordedName.split(":");
  return since !== undefined && Number(since) > goMinor ? undefined : name;
}
