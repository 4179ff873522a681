import type { BuildContext, Instruction } from "../model/service/build-context.js";
import type { Built } from "../model/service/built.js";
import { stagesOf } from "./dockerfile.js";
import { ignoredBy } from "./dockerignore.js";

/** A folder that is built. */
export interface BuiltFolder {
  /** Paths of the files below it; nobody looks into a folder that is left out. */
  readonly filesBelow: (isLeftOut: (path: string) => boolean) => readonly string[];
  /** The text of a file, by its path in the folder; none where it is not there. */
  readonly textOf: (path: string) => string | undefined;
}

export function readBuildContext({ dockerfile, args }: Built, { filesBelow, textOf }: BuiltFolder): BuildContext {
  const text = textOf(dockerfile);
  const stages = text === undefined ? undefined : stagesOf(text, args);
  const said = textOf(`${dockerfile}.dockerignore`) ?? textOf(".dockerignore") ?? "";
  const isIgnored = ignoredBy(said);
  const keepsSome = /^\s*!/m.test(said);
  const copies = (stages ?? []).flatMap(({ instructions }) => instructions.filter(isCopy).flatMap(sourcesOf));
  const secrets = filesBelow((path) => !keepsSome && isIgnored(path)).filter(
    (path) => holdsSecrets(path) && !isIgnored(path) && copies.some((holds) => holds(path)),
  );
  return { stages, copiedSecrets: [...secrets].sort() };
}

function isCopy({ name, options }: Instruction): boolean {
  return (name === "COPY" || name === "ADD") && !options.some((one) => one.startsWith("--from="));
}

/** Whether a path is among what is copied, for each source: a file, a folder, or a pattern of them. */
function sourcesOf({ words }: Instruction): readonly ((path: string) => boolean)[] {
  return words.slice(0, -1).map((word) => {
    const source = word.replace(/^["[]+|["\],]+$/g, "").replace(/^(?:\.?\/)+|\/+$/g, "");
    return source === "" || source === "." ? () => true : ignoredBy(source);
  });
}

/** Files of an environment, passwords and keys. Further below, keys are those that tests sign with, and '.env.test' is theirs too. */
function holdsSecrets(path: string): boolean {
  const [name = "", ...above] = path.split("/").reverse();
  return always.test(name) || (above.length === 0 && atTop.test(name));
}

const always =
  /^(?:\.env(?:\.(?:local|prod|production|staging|.+\.local))?|\.pypirc|\.netrc|id_(?:rsa|dsa|ecdsa|ed25519))$/;
const atTop = /^(?:\.env(?!(?:\..+)?\.(?:example|sample|template|dist)$)(?:\..+)?|.+\.(?:pem|key|p12|pfx|kdbx))$/;
