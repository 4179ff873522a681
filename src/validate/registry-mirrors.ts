import { z } from "zod";
import { parseImageReference } from "../model/image-reference.js";
import { textValueSchema } from "./value.js";

/** Which prefix stands in for which registry. */
export const registryMirrorsSchema = z.record(z.string(), textValueSchema).superRefine((mirrors, context) => {
  for (const [registry, mirror] of Object.entries(mirrors)) {
    const report = (message: string) => context.addIssue({ code: "custom", path: [registry], message });
    if (!isPrefix(registry) || registry.includes("/"))
      report(
        `'${registry}' is not the host of a registry: write it as images name it, such as 'docker.io' or 'ghcr.io'`,
      );
    else if (namesOfHub.test(registry)) report(`'${registry}' stands in no image's name: Docker Hub is 'docker.io'`);
    else if (typeof mirror === "string" && !isPrefix(mirror))
      report(`mirror '${mirror}' is not a registry with an optional path, such as 'registry.example.com/dockerhub'`);
  }
});

/** Hosts of Docker Hub by which it is known elsewhere: a mirror for one of them would stand in for nothing. */
const namesOfHub = /^(hub|index|registry-1|registry\.hub|auth|registry)\.docker\.(io|com)$/;

/** Whether a repository written behind it is looked for there: a host alone, or with a path. */
function isPrefix(text: string): boolean {
  const parsed = parseImageReference(`${text}/team/app`);
  return parsed.ok && `${parsed.reference.registry}/${parsed.reference.repository}` === `${text}/team/app`;
}
