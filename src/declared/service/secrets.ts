import type { SecretValue } from "../../model/value.js";

/** How an image takes its secrets. */
export type SecretDelivery =
  /** `<NAME><suffix>` names a file that holds the value: the convention of most official images, with "_FILE". */
  | { readonly kind: "file"; readonly suffix: string }
  /**
   * The image reads only its environment: a shell of the image exports the values, then starts the image's own program.
   * `shell` is "/bin/sh" by default; `entrypoint` is what `rexible lock` recorded of the image.
   */
  | { readonly kind: "shell"; readonly shell?: string; readonly entrypoint?: readonly string[] }
  /** For an image without a shell: a file of mode 0600 that Compose reads. `docker inspect` shows the values, so it is a risk to accept. */
  | { readonly kind: "environment" };

export interface SecretOptions {
  /** Secrets by the name of the environment variable that the program knows them by. Default: none. */
  readonly secrets?: Readonly<Record<string, SecretValue>>;
  /** How the image takes its secrets. Default: what is known of the image; of one that nobody knows it must be said. */
  readonly secretDelivery?: SecretDelivery;
  /** Files with a secret in them, by their path in the container. Default: none. */
  readonly secretFiles?: Readonly<Record<string, SecretValue>>;
}
