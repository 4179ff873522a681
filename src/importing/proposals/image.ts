import { isFloatingImage } from "../../review/questions/floating-image.js";
import { Code } from "../code.js";
import type { Context } from "../context.js";
import { placeholder } from "../shell-values.js";
import type { Options, Proposal } from "./proposal.js";

/** An exact version, where the file names none. */
export function image(options: Options, { image: name, running }: Context): readonly Proposal[] {
  if (options.image instanceof Code) return [];
  if (running?.image !== undefined && (options.image === undefined || isFloatingImage(name))) {
    const says = `'${name}' names no exact version; this one runs on the old host`;
    return [{ key: "image", option: { image: running.image }, says }];
  }
  if (options.image === undefined || name.includes(placeholder)) {
    const says = "the file does not say which version: write the one that runs";
    return [{ key: "image", option: { image: name.includes(placeholder) ? name : "decide/decide:0.0.0" }, says }];
  }
  if (!isFloatingImage(name)) return [];
  const says = `'${name}' floats: write the exact version that runs, or what the old host answers to "docker image inspect --format '{{index .RepoDigests 0}}' ${name}"`;
  return [{ key: "image", option: { image: name }, says }];
}
