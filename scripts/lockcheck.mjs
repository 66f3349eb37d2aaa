// Says whether package-lock.json is complete. A registry that lacks some platform's optional package makes `npm install`
// write a lock that `npm ci` then refuses on every machine. Run it whenever the lock changes.
import { readFileSync } from "node:fs";

/** @type {Record<string, {optionalDependencies?: Record<string, string>}>} */
const packages = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")).packages;

// Node's own look-up: the nearest node_modules, then every one above it.
function isLocked(/** @type {string} */ from, /** @type {string} */ name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies }]) =>
  Object.keys(optionalDependencies ?? {})
    .filter((name) => !isLocked(folder, name))
    .map((name) => `${folder} -> ${name}`),
);
console.log(missing.length > 0 ? `package-lock.json lacks:\n${missing.join("\n")}` : "package-lock.json is complete");
process.exit(missing.length > 0 ? 1 : 0);
