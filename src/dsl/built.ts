import type { Built } from "../model/service/built.js";
import type { TextValue } from "../model/value.js";

interface BuiltOptions {
  /** Folder that is built, such as "app"; a relative one begins beside `stack.ts`. Its `.dockerignore` counts. */
  readonly context: string;
  /** Path of the Dockerfile in it. Default: "Dockerfile". */
  readonly dockerfile?: string;
  /** Stage of the Dockerfile. Default: its last. */
  readonly target?: string;
  /** Values of its ARGs, without secrets: everybody reads them who has the image. Default: none. */
  readonly args?: Readonly<Record<string, TextValue>>;
  /** Where it is built: on each host, or on the machine that Ansible runs on, which sends it as an archive. Default: "host". */
  readonly on?: "controller" | "host";
}

/**
 * An image of your own. The deployment builds it before anything is stopped, under a tag that is the digest of what it is built
 * of: what changed is built anew, and nothing else. Services with the same options share it.
 *
 * @example image: built({ context: "app", target: "production", args: { EDITION: "small" } })
 */
export function built({ dockerfile = "Dockerfile", args = {}, on = "host", ...options }: BuiltOptions): Built {
  return { kind: "built", dockerfile, args, on, ...options };
}
