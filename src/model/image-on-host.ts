import { type ImageReference, parseImageReference } from "./image-reference.js";
import { oncePer } from "./once-per.js";
import type { Step } from "./phase.js";
import type { Stack } from "./stack.js";
import type { TextValue } from "./value.js";

/** An image by the name that a host pulls and runs it by: a mirror may stand in for its registry. */
export interface ImageOnHost {
  /** Registry and path: `redis`, `registry.example.com/dockerhub/library/redis`. */
  readonly repository: TextValue;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** The step that deploys the stack; there is one at most (REX003). */
export const deployOf = oncePer(({ phases }: Pick<Stack, "phases">): Extract<Step, { kind: "deploy" }> | undefined =>
  phases.flatMap(({ steps }) => steps).find((step) => step.kind === "deploy"),
);

/**
 * The name of an image on the hosts. The mirror takes the registry's place before the full path, so `redis:8` of
 * `docker.io` is `library/redis:8` there; tag and digest stay, for they name the same content in every registry.
 *
 * @returns nothing where the text names no image.
 */
export function imageOnHost(stack: Pick<Stack, "phases">, image: string): ImageOnHost | undefined {
  const parsed = parseImageReference(image);
  if (!parsed.ok) return undefined;
  const { registry, repository, tag, digest, familiar } = parsed.reference;
  const mirror = mirrorOf(stack, registry);
  return { repository: mirror === undefined ? familiar : append(mirror, `/${repository}`), tag, digest };
}

/**
 * The image that a look-up at build time asks for: at the mirror where its name is known, for that is where the hosts
 * pull from; otherwise where the stack says. Only the inventory knows a mirror that is a variable.
 */
export function imageToLookUp(stack: Pick<Stack, "phases">, reference: ImageReference): ImageReference {
  const mirror = mirrorOf(stack, reference.registry);
  if (typeof mirror !== "string") return reference;
  const parsed = parseImageReference(`${mirror}/${reference.repository}`);
  if (!parsed.ok) return reference;
  const { tag, digest } = reference;
  return { ...parsed.reference, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/** Whether any host may load its images from archives. */
export function loadsArchives(stack: Pick<Stack, "phases">): boolean {
  return (deployOf(stack)?.variables.imageArchives ?? "") !== "";
}

/** Text with more text behind it. */
export function append(value: TextValue, more: string): TextValue {
  if (typeof value === "string") return value + more;
  return { kind: "text", parts: [...(value.kind === "text" ? value.parts : [value]), more] };
}

function mirrorOf(stack: Pick<Stack, "phases">, registry: string): TextValue | undefined {
  return deployOf(stack)?.registryMirrors[registry];
}
