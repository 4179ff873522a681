import type { BuildContext } from "../model/service/build-context.js";
import type { Built } from "../model/service/built.js";
import { stagesOf } from "./dockerfile.js";
import { ignoredBy } from "./dockerignore.js";

/** A folder that is built; what stands below it is not looked at. */
export interface BuiltFolder {
  /** Names of its files. */
  readonly names: readonly string[];
  /** The text of a file, by its path in the folder; none where it is not there. */
  readonly textOf: (path: string) => string | undefined;
}

export function readBuildContext({ dockerfile, args }: Built, { names, textOf }: BuiltFolder): BuildContext {
  const text = textOf(dockerfile);
  const isIgnored = ignoredBy(textOf(`${dockerfile}.dockerignore`) ?? textOf(".dockerignore") ?? "");
  return {
    stages: text === undefined ? undefined : stagesOf(text, args),
    secretFiles: names.filter((name) => holdsSecrets.test(name) && !isIgnored(name)).sort(),
  };
}

/** Names of files that hold secrets: values of an environment, passwords, keys. */
const holdsSecrets =
  /^(?:\.env(?!(?:\..+)?\.(?:example|sample|template|dist)$)(?:\..+)?|\.pypirc|\.netrc|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|key|p12|pfx|kdbx))$/;
