// The name of a container image, read by the grammar that Docker and Compose use.
// Source: https://github.com/distribution/reference (regexp.go, normalize.go) and go-digest for the digest.

/** One container image by name, with its defaults filled in. */
export interface ImageReference {
  /** The host that is asked, with its port if any: `docker.io`, `ghcr.io`, `[2001:db8::1]:5000`. */
  readonly registry: string;
  /** The path inside the registry: `library/redis`, `berriai/litellm`. */
  readonly repository: string;
  /** The tag as written; absent means the reader's default, which is `latest`. */
  readonly tag?: string;
  /** The content digest as written: `sha256:…`. It wins over the tag. */
  readonly digest?: string;
  /** The shortest name that means the same repository, without tag and digest: `redis`, `ghcr.io/berriai/litellm`. */
  readonly familiar: string;
}

/** Why a text is not the name of an image. */
export interface ImageReferenceProblem {
  /** The part that is wrong; `reference` when no single part is to blame. */
  readonly part: "reference" | "registry" | "repository" | "tag" | "digest";
  /** That part as written. */
  readonly text: string;
  /** What is wrong, as a lower-case sentence with names in quotes. */
  readonly says: string;
  /** The way out. */
  readonly fix: string;
}

export type ParsedImageReference =
  | { readonly ok: true; readonly reference: ImageReference }
  | { readonly ok: false; readonly problem: ImageReferenceProblem };

/** The registry of a name that names none. */
export const defaultRegistry = "docker.io";

/** Where Docker Hub keeps the images whose name has one component. */
const officialPrefix = "library/";
const longestRepository = 255;
const longestTag = 128;

const label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const registryShape = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const componentShape = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const tagShape = /^\w[\w.-]{0,127}$/;
const imageIdShape = /^[a-f0-9]{64}$/;
const hexDigits: ReadonlyMap<string, number> = new Map([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
]);

/**
 * Reads the name of an image: registry, repository, tag and digest.
 *
 * Defaults: registry `docker.io`, and `library/` before a single component there; `index.docker.io` is `docker.io`.
 * A missing tag stays missing, so that a reader can tell `redis` from `redis:latest`.
 *
 * @example parseImageReference("redis:8.0-bookworm")
 * // { ok: true, reference: { registry: "docker.io", repository: "library/redis", tag: "8.0-bookworm", familiar: "redis" } }
 * @example parseImageReference("n8nio/n8n:2.30.7 ").ok // false, problem.part: "reference"
 */
export function parseImageReference(text: string): ParsedImageReference {
  const whole = problemOfWhole(text);
  if (whole) return { ok: false, problem: whole };

  const [name, digest] = cut(text, "@");
  const { registry, path } = splitRegistry(name);
  const [repository, tag] = cut(path, ":");
  const problem =
    problemOfRegistry(registry) ??
    problemOfRepository(repository) ??
    (tag === undefined ? undefined : problemOfTag(tag)) ??
    (digest === undefined ? undefined : problemOfDigest(digest));
  if (problem) return { ok: false, problem };

  const reference = {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    familiar: familiarName(registry, repository),
  };
  return { ok: true, reference };
}

/**
 * Writes a reference in its familiar form; `parseImageReference` reads the same reference back.
 *
 * @example formatImageReference({ registry: "docker.io", repository: "library/redis", tag: "8", familiar: "redis" }) // "redis:8"
 */
export function formatImageReference({ familiar, tag, digest }: ImageReference): string {
  return `${familiar}${tag === undefined ? "" : `:${tag}`}${digest === undefined ? "" : `@${digest}`}`;
}

/** Whether a text is a content digest of a known algorithm: `sha256:` and 64 lower-case hexadecimal digits. */
export function isImageDigest(text: string): boolean {
  return problemOfDigest(text) === undefined;
}

function splitRegistry(name: string): { readonly registry: string; readonly path: string } {
  const [first, rest] = cut(name, "/");
  const named = rest !== undefined && looksLikeRegistry(first);
  const registry = !named || first === "index.docker.io" ? defaultRegistry : first;
  const path = named ? rest : name;
  const official = registry === defaultRegistry && path !== "" && !path.includes("/");
  return { registry, path: official ? officialPrefix + path : path };
}

/** Docker takes a first component for a host when it has a dot, a port or a capital letter, or is `localhost`. */
function looksLikeRegistry(component: string): boolean {
  return component === "localhost" || /[.:]/.test(component) || component !== component.toLowerCase();
}

function familiarName(registry: string, repository: string): string {
  if (registry !== defaultRegistry) return `${registry}/${repository}`;
  const short = repository.startsWith(officialPrefix) ? repository.slice(officialPrefix.length) : repository;
  if (!short.includes("/") && !imageIdShape.test(short)) return short;
  // "docker.io/team.example/app" without its host would name the host "team.example".
  const [first] = cut(repository, "/");
  return looksLikeRegistry(first) ? `${registry}/${repository}` : repository;
}

function problemOfWhole(text: string): ImageReferenceProblem | undefined {
  const says = problemWith("reference", text);
  if (text === "") return says("the image has no name", "write a name and a tag, such as 'postgres:18.4-bookworm'");
  if (/\s/.test(text)) return says(`image '${text}' contains white space`, "remove the white space");
  if (/^[a-zA-Z]+:\/\//.test(text)) {
    return says(`image '${text}' is written as a URL`, "write the registry's host first, without 'https://'");
  }
  if (imageIdShape.test(text)) {
    return says(`image '${text}' is an image id, not a name`, "write the repository, then '@sha256:' and the digest");
  }
  return undefined;
}

function problemOfRegistry(registry: string): ImageReferenceProblem | undefined {
  // The grammar lets through what is no address, such as port 99999 or the host "[::::]".
  if (registryShape.test(registry) && URL.canParse(`http://${registry}`)) return undefined;
  return problemWith("registry", registry)(
    `registry '${registry}' is not a host name or address with an optional port`,
    "write it like 'ghcr.io', 'registry.example.com:5000' or '[2001:db8::1]:5000'",
  );
}

function problemOfRepository(repository: string): ImageReferenceProblem | undefined {
  const says = problemWith("repository", repository);
  if (repository === "") return says("the repository is missing before the tag or digest", "write its name first");
  if (repository.length > longestRepository) {
    return says(`the repository's name has ${repository.length} characters`, `use at most ${longestRepository}`);
  }
  if (repository !== repository.toLowerCase()) {
    return says(`repository '${repository}' has capital letters`, `write '${repository.toLowerCase()}'`);
  }
  const wrong = repository.split("/").find((component) => !componentShape.test(component));
  if (wrong === undefined) return undefined;
  if (wrong === "") return says(`repository '${repository}' has an empty component`, "remove the superfluous '/'");
  return says(
    `component '${wrong}' of repository '${repository}' is not a valid name`,
    "use lower-case letters and digits, separated by one '.', one or two '_', or any number of '-'",
  );
}

function problemOfTag(tag: string): ImageReferenceProblem | undefined {
  if (tagShape.test(tag)) return undefined;
  const says = problemWith("tag", tag);
  if (tag === "") return says("the tag after ':' is empty", "write a tag, or remove the ':'");
  if (tag.length > longestTag) return says(`the tag has ${tag.length} characters`, `use at most ${longestTag}`);
  return says(
    `tag '${tag}' is not a valid tag`,
    "use letters, digits, '_', '.' and '-'; start with a letter, a digit or '_'",
  );
}

function problemOfDigest(digest: string): ImageReferenceProblem | undefined {
  const says = problemWith("digest", digest);
  const [algorithm, encoded] = cut(digest, ":");
  const length = hexDigits.get(algorithm);
  if (length === undefined || encoded === undefined) {
    return says(`digest '${digest}' names no known algorithm`, "write 'sha256:' and 64 hexadecimal digits");
  }
  if (encoded.length !== length) {
    return says(`digest '${digest}' has ${encoded.length} digits after '${algorithm}:'`, `write all ${length}`);
  }
  if (/^[a-f0-9]+$/.test(encoded)) return undefined;
  return says(`digest '${digest}' has a character that is not hexadecimal`, "use only 0-9 and a-f, in lower case");
}

function problemWith(part: ImageReferenceProblem["part"], text: string) {
  return (says: string, fix: string): ImageReferenceProblem => ({ part, text, says, fix });
}

function cut(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
