import type { SecretDelivery } from "../../model/service/secrets.js";
import type { SecretValue } from "../../model/value.js";

export interface SecretOptions {
  /** Secrets by the name of the environment variable that the program knows them by. */
  readonly secrets?: Readonly<Record<string, SecretValue>>;
  /** How the image takes its secrets. Default: files named by `<NAME>_FILE`. */
  readonly secretDelivery?: SecretDelivery;
  /** Files with a secret in them, by their path in the container. */
  readonly secretFiles?: Readonly<Record<string, SecretValue>>;
}
