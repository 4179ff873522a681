// What the grammar of image names, as Docker and Compose read them, does not let through.
// Source: https://github.com/distribution/reference (regexp.go) and go-digest for the digest.

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

/** Whether a text is a content digest of a known algorithm: `sha256:` and 64 lower-case hexadecimal digits. */
export function isImageDigest(text: string): boolean {
  return problemOfDigest(text) === undefined;
}

/** Whether a text is an image id without its algorithm, which no name may be. */
export function isImageId(text: string): boolean {
  return imageIdShape.test(text);
}

/** What is wrong with the text before it is taken apart. */
export function problemOfWhole(text: string): ImageReferenceProblem | undefined {
  const says = problemWith("reference", text);
  if (text === "") return says("the image has no name", "write a name and a tag, such as 'postgres:18.4-bookworm'");
  if (/\s/.test(text)) return says(`image '${text}' contains white space`, "remove the white space");
  if (/^[a-zA-Z]+:\/\//.test(text)) {
    return says(`image '${text}' is written as a URL`, "write the registry's host first, without 'https://'");
  }
  if (isImageId(text)) {
    return says(`image '${text}' is an image id, not a name`, "write the repository, then '@sha256:' and the digest");
  }
  return undefined;
}

export function problemOfRegistry(registry: string): ImageReferenceProblem | undefined {
  // The grammar lets through what is no address, such as port 99999 or the host "[::::]".
  if (registryShape.test(registry) && URL.canParse(`http://${registry}`)) return undefined;
  return problemWith("registry", registry)(
    `registry '${registry}' is not a host name or address with an optional port`,
    "write it like 'ghcr.io', 'registry.example.com:5000' or '[2001:db8::1]:5000'",
  );
}

export function problemOfRepository(repository: string): ImageReferenceProblem | undefined {
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

export function problemOfTag(tag: string): ImageReferenceProblem | undefined {
  if (tagShape.test(tag)) return undefined;
  const says = problemWith("tag", tag);
  if (tag === "") return says("the tag after ':' is empty", "write a tag, or remove the ':'");
  if (tag.length > longestTag) return says(`the tag has ${tag.length} characters`, `use at most ${longestTag}`);
  return says(
    `tag '${tag}' is not a valid tag`,
    "use letters, digits, '_', '.' and '-'; start with a letter, a digit or '_'",
  );
}

export function problemOfDigest(digest: string): ImageReferenceProblem | undefined {
  const says = problemWith("digest", digest);
  const [, algorithm = "", encoded] = /^([^:]*):(.*)$/s.exec(digest) ?? [];
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
