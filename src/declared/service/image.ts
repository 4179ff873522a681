import type { ImageFacts } from "../../model/facts.js";

export interface ImageOptions {
  /** Image with an exact tag, such as "postgres:18.4-bookworm", or with a digest. */
  readonly image: string;
  /** What is known about the image. Default: what the catalog knows of it, or `rexible lock` recorded. */
  readonly facts?: ImageFacts;
}
