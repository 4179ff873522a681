// The name of a container image, read by the grammar that Docker and Compose use.
// Source: https://github.com/distribution/reference (normalize.go); what the grammar lets through stands beside.

import {
  type ImageReferenceProblem,
  isImageId,
  problemOfDigest,
  problemOfRegistry,
  problemOfRepository,
  problemOfTag,
  problemOfWhole,
} from "./image-reference-problem.js";

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

export type ParsedImageReference =
  | { readonly ok: true; readonly reference: ImageReference }
  | { readonly ok: false; readonly problem: ImageReferenceProblem };

/** The registry of a name that names none. */
export const defaultRegistry = "docker.io";

/** Where Docker Hub keeps the images whose name has one component. */
const officialPrefix = "library/";

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
  if (!short.includes("/") && !isImageId(short)) return short;
  // "docker.io/team.example/app" without its host would name the host "team.example".
  const [first] = cut(repository, "/");
  return looksLikeRegistry(first) ? `${registry}/${repository}` : repository;
}

function cut(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
