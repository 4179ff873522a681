import type { BuildContext } from "../../../src/model/service/build-context.js";
import type { Built } from "../../../src/model/service/built.js";
import { readBuildContext } from "../../../src/reading/build-context.js";

/** Folders that a program builds images of: comments such as `// app/Dockerfile: FROM debian:13.1; USER 1000`, a line up to each ";". */
export function contextsIn(program: string): (built: Built) => BuildContext {
  const files = new Map(
    [...program.matchAll(/^\/\/ (\S+?): (.*)$/gm)].map(([, path = "", text = ""]) => [
      path,
      text.replaceAll("; ", "\n"),
    ]),
  );
  return (built) => {
    const below = `${built.context}/`;
    const names = [...files.keys()].flatMap((path) => (path.startsWith(below) ? [path.slice(below.length)] : []));
    return readBuildContext(built, { filesBelow: () => names, textOf: (path) => files.get(below + path) });
  };
}
