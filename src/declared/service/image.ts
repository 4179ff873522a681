import type { ImageFacts } from "../../model/facts.js";
import type { Built } from "../../model/service/built.js";

export interface ImageOptions {
  /** Image with an exact tag, such as "postgres:18.4-bookworm", or with a digest; or one of your own, with `built()`. */
  readonly image: string | Built;
  /** What is known about the image. Default: what the catalog knows of it, or `rexible lock` recorded. */
  readonly facts?: ImageFacts;
}
