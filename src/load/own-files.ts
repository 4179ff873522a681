import { existsSync } from "node:fs";

let root: URL | undefined;

/**
 * Address of a file of this package, wherever in it the running code stands: bundled, a module lies elsewhere than it was written.
 *
 * @param path from the root of the package, such as "schemas/compose-spec.json".
 */
export function ownFile(path: string): URL {
  root ??= folderOfPackage(new URL("./", import.meta.url));
  return new URL(path, root);
}

function folderOfPackage(folder: URL): URL {
  return existsSync(new URL("package.json", folder)) ? folder : folderOfPackage(new URL("../", folder));
}
