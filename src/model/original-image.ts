import type { ImageReference } from "./image-reference.js";

/** Components by which caches and mirrors name Docker Hub in their paths. */
const dockerHub =
  /^(?:docker\.io|docker-?hub(?:-[a-z]+)?|hub(?:\.docker\.com)?|docker-(?:proxy|remote|mirror|cache)|registry-1\.docker\.io)$/;

/**
 * The repository that a reference means, with its registry: Docker Hub's where a mirror or a cache is named.
 *
 * Official images stand below `library/` everywhere (https://docs.docker.com/docker-hub/image-library/trusted-content/);
 * Amazon's public copies of them below `docker/library/` (https://gallery.ecr.aws/docker).
 *
 * @example originalRepository(public.ecr.aws/docker/library/postgres:18.4) // "docker.io/library/postgres"
 */
export function originalRepository({ registry, repository }: Pick<ImageReference, "registry" | "repository">): string {
  const components = repository.split("/");
  const library = components.lastIndexOf("library");
  if (library >= 0 && library === components.length - 2) return `docker.io/library/${components.at(-1)}`;
  const hub = components.findLastIndex((component) => dockerHub.test(component));
  if (hub >= 0 && hub < components.length - 1) {
    const path = components.slice(hub + 1);
    return `docker.io/${path.length === 1 ? `library/${path[0]}` : path.join("/")}`;
  }
  return registry === "mirror.gcr.io" && components.length === 2
    ? `docker.io/${repository}`
    : `${registry}/${repository}`;
}
