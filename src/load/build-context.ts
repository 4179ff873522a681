import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { BuildContext } from "../model/service/build-context.js";
import type { Built } from "../model/service/built.js";
import { readBuildContext } from "../reading/build-context.js";
import { walkFolder } from "./walk-folder.js";

/** Reads what images are built of, as far as it is judged. */
export function buildContextReader(stackFolder: string): (built: Built) => BuildContext {
  return (built) => {
    const folder = resolve(stackFolder, built.context);
    const isFolder = existsSync(folder) && statSync(folder).isDirectory();
    return readBuildContext(built, {
      filesBelow: (isLeftOut) => (isFolder ? walkFolder(folder, isLeftOut).files : []),
      textOf: (path) => {
        const file = resolve(folder, path);
        return existsSync(file) && statSync(file).isFile() ? readFileSync(file, "utf8") : undefined;
      },
    });
  };
}
