import { openLocator } from "../../diagnostics/locate.js";
import type { Problem } from "../../diagnostics/problem.js";
import type { SourceTexts } from "../../diagnostics/source-texts.js";
import { type ImageLock, recordedLookUp, type ServiceImage } from "../../lock/image-lock.js";
import { imagesOf } from "../../lock/service-images.js";
import { imageToLookUp } from "../../model/image-on-host.js";
import { formatImageReference, type ImageReference, parseImageReference } from "../../model/image-reference.js";
import type { Stack } from "../../model/stack.js";
import { describeFailure } from "../../outside/registry/describe-failure.js";
import type { LookUpFailure, LookUpResult } from "../../outside/registry/look-up-result.js";
import { openRegistryClient } from "../../outside/registry/registry-client.js";
import { verifyImages } from "../../outside/registry/verify-images.js";
import { displayOn } from "./told-look-ups.js";

export interface LookedUpImage extends ServiceImage {
  readonly result: LookUpResult;
}

export interface LookedUpImages {
  /** One for each service, in the stack's order. */
  readonly images: readonly LookedUpImage[];
  /** An error, with its place in the stack, for each image that cannot be had. */
  readonly problems: readonly Problem[];
}

/** The platforms that the hosts of a stack run. @example ["linux/amd64"] */
export function platformsOf({ hosts }: Pick<Stack, "hosts">): readonly string[] {
  return [...new Set(Object.values(hosts).map(({ architecture }) => `linux/${architecture}`))];
}

/**
 * Asks the registries for the images of a stack, as they are written in it.
 *
 * @param lock what earlier look-ups found; with it, an image that has not moved costs one request.
 * @param identify whether the digests of the images' configurations, and what they say, are wanted too.
 */
export async function lookUpImages(
  stack: Stack,
  texts: SourceTexts,
  lock: ImageLock | undefined,
  identify = false,
): Promise<LookedUpImages> {
  const services = imagesOf(stack);
  const known = new Map(lock?.entries.map((entry) => [keyOf(entry.reference), recordedLookUp(entry)]));
  const client = openRegistryClient();
  const display = displayOn(process.stderr);
  const verified = await verifyImages(
    services.map(({ reference }) => reference),
    {
      lookUp: (reference) => {
        const earlier = known.get(keyOf(reference));
        const wanted = {
          platforms: platformsOf(stack),
          identify,
          inspect: identify,
          ...(earlier && { known: earlier }),
        };
        return client.lookUp(imageToLookUp(stack, reference), wanted);
      },
      onProgress: display.show,
    },
  );
  display.end();
  await client.close();
  const images = verified.map(({ reference, result }, index) => ({
    service: services[index]?.service ?? "",
    reference,
    result,
  }));
  const settings = client.problems.map((message): Problem => ({ severity: "warning", message }));
  return { images, problems: [...settings, ...(await problemsOf(stack, texts, images))] };
}

/** A digest does not change what was found for a tag. */
function keyOf({ registry, repository, tag = "latest" }: ServiceImage["reference"]): string {
  return `${registry}/${repository}:${tag}`;
}

async function problemsOf(
  stack: Stack,
  texts: SourceTexts,
  images: readonly LookedUpImage[],
): Promise<readonly Problem[]> {
  const failed = images.flatMap(({ service, reference, result }) =>
    result.kind === "found" ? [] : [{ service, ...describeFailed(stack, reference, result) }],
  );
  const misnamed = Object.entries(stack.services).flatMap(([service, { image }]) => {
    const parsed = parseImageReference(image);
    return parsed.ok ? [] : [{ service, message: parsed.problem.says, fix: `${sentence(parsed.problem.fix)}.` }];
  });
  if (failed.length + misnamed.length === 0) return [];
  const locate = await openLocator(stack, texts);
  return [...misnamed, ...failed].map(({ service, message, fix }) => ({
    severity: "error",
    message,
    ...locate(["services", service, "image"]),
    fix,
  }));
}

/** In the words of the registry that was asked; with the way from the stack's name to the mirror's. */
function describeFailed(stack: Stack, reference: ImageReference, failure: LookUpFailure) {
  const asked = imageToLookUp(stack, reference);
  const described = describeFailure(asked, failure);
  if (asked === reference) return described;
  const why = `a mirror stands in for '${reference.registry}'`;
  return { ...described, message: `${described.message} (${why})` };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Such as "12 images" or "1 image". */
export function countOfImages(images: readonly ServiceImage[]): string {
  const count = new Set(images.map(({ reference }) => formatImageReference(reference))).size;
  return `${count} image${count === 1 ? "" : "s"}`;
}
