/** Systems and languages that images are built on: their version in a tag is not that of the program. */
export const platforms = [
  "alpine",
  "ubuntu",
  "debian",
  "bullseye",
  "bookworm",
  "trixie",
  "ubi",
  "el",
  "rhel",
  "centos",
  "rocky",
  "fedora",
  "wolfi",
  "windowsservercore",
  "ltsc",
  "php",
  "python",
  "py",
  "node",
  "nodejs",
  "jdk",
  "jre",
  "java",
  "openjdk",
  "temurin",
  "go",
  "golang",
  "ruby",
  "perl",
  "dotnet",
  "cuda",
  "cudnn",
  "rocm",
  "pg",
  "postgres",
  "psql",
  "mysql",
  "apache",
  "nginx",
  "fpm",
  "amd",
  "arm",
  "arm64v",
  "arm32v",
  "x",
] as const;

/** Systems whose version may stand behind a dash. */
export const systems = ["alpine", "ubuntu", "debian", "centos", "rocky", "fedora", "ubi", "rhel"] as const;

/** Words for "what is newest now". */
export const moving = [
  "main",
  "master",
  "trunk",
  "head",
  "dev",
  "devel",
  "develop",
  "development",
  "nightly",
  "edge",
  "canary",
  "next",
  "rolling",
  "unstable",
  "testing",
  "preview",
  "experimental",
  "insiders",
] as const;

/** Words that never stand at the end of an exact tag. */
export const always = ["latest", "snapshot"] as const;

/** A word before a number of a build, such as "build-4711". */
export const counts = ["b", "r", "rev", "revision", "build", "run", "release"] as const;

const platform = new RegExp(`^(?:${platforms.join("|")})v?\\d[\\d.]*$`);
const isSystem = oneOf(systems);
const isMoving = oneOf(moving);
const isAlways = oneOf(always);
const isCount = oneOf(counts);

function oneOf(words: readonly string[]): (word: string) => boolean {
  const known = new Set(words);
  return (word) => known.has(word);
}

/**
 * Whether a tag names no exact version, so that another image may stand behind it tomorrow.
 *
 * Exact is a version of two numbers or more, a pre-release such as 19beta3, a date, a commit or a number of a build.
 * A branch or "nightly" needs a date, a commit, or a release written out beside it, such as main-v1.2.3; "latest" at the
 * end is never exact.
 */
export function floats(tag: string): boolean {
  const words = tag.toLowerCase().split(/[-_+]/);
  const last = words.at(-1) ?? "";
  if (isAlways(last)) return true;
  const own = words.filter(
    (word, index) => !platform.test(word) && !(/^\d[\d.]*$/.test(word) && isSystem(words[index - 1] ?? "")),
  );
  if (isMoment(tag) || own.some((word, index) => isBuild(word, own[index - 1]))) return false;
  const versions = own.filter((word) => /\d+\.\d+|\d(?:alpha|beta|rc)\d/.test(word) || /^v?\d+$/.test(word));
  const numbers = Math.max(0, ...versions.map((word) => word.split(/\.|(?<=\d)(?=alpha|beta|rc)/).length));
  const joined = /\d_\d/.test(tag) ? 2 : 0;
  const dashed = /(?:^|\D)v?\d+-\d+(?:\D|$)/.test(own.join("-")) ? 2 : 0;
  if (own.some((word) => isMoving(word) || isAlways(word))) return !own.some((word) => /^v\d+\.\d+\.\d+/.test(word));
  return Math.max(numbers, joined, dashed) < 2;
}

/** A date, with or without dashes, or a long number that only a build has. */
function isMoment(tag: string): boolean {
  return /(?:^|\D)\d{4}[-.]\d{2}[-.]\d{2}(?:\D|$)|\d{6,}/.test(tag);
}

function isBuild(word: string, before: string | undefined): boolean {
  if (/^g?[0-9a-f]{7,40}$/.test(word) && /\d/.test(word)) return true;
  if (/^(?:b|r|rev|build)\d{3,}$/.test(word)) return true;
  return /^\d+$/.test(word) && before !== undefined && isCount(before);
}
