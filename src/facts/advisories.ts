import type { ImageReference } from "../model/image-reference.js";
import { originalRepository } from "../model/original-image.js";
import { covers, versionOf } from "../model/version.js";

/** A known hole of a program, in the versions that must not run. */
export interface Advisory {
  /** Matches the repositories of the program, without the registry. */
  readonly repositories: RegExp;
  /** Ranges such as ">=1.81.16 <1.83.7". */
  readonly versions: readonly string[];
  /** First version without the hole. */
  readonly fixed: string;
  readonly id: string;
  /** What an attacker can do, as the end of "lets …". */
  readonly lets: string;
  readonly link: string;
}

const litellm = /(?:^|\/)(?:berriai|litellm)\/litellm(?:-database|-non_root)?$/;
const n8n = /(?:^|\/)n8nio\/n8n$/;
const redis = /^docker\.io\/library\/redis$/;

/** The holes that anybody in reach can use, or that take over the host, of programs that the catalog has. */
export const advisories: readonly Advisory[] = [
  {
    repositories: litellm,
    versions: [">=1.81.16 <1.83.7"],
    fixed: "1.83.7",
    id: "CVE-2026-42208",
    lets: "anybody read and change its database without logging in",
    link: "https://github.com/advisories/GHSA-r75f-5x8p-qvmc",
  },
  {
    repositories: litellm,
    versions: [">=1.74.2 <1.83.7"],
    fixed: "1.83.7",
    id: "CVE-2026-42271",
    lets: "every user run commands in the container",
    link: "https://nvd.nist.gov/vuln/detail/CVE-2026-42271",
  },
  {
    repositories: litellm,
    versions: [">=0 <1.84.0"],
    fixed: "1.84.0",
    id: "CVE-2026-49468",
    lets: "a forged Host header past the login",
    link: "https://github.com/advisories/GHSA-4xpc-pv4p-pm3w",
  },
  {
    repositories: n8n,
    versions: [">=1.65.0 <1.121.0"],
    fixed: "1.121.0",
    id: "CVE-2026-21858",
    lets: "anybody run commands without logging in",
    link: "https://github.com/n8n-io/n8n/security/advisories/GHSA-v4pr-fm98-w9pg",
  },
  {
    repositories: redis,
    versions: [">=8.0 <8.0.4", ">=8.2 <8.2.2", ">=7.4 <7.4.6", ">=7.2 <7.2.11"],
    fixed: "8.2.2, 8.0.4, 7.4.6 and 7.2.11",
    id: "CVE-2025-49844",
    lets: "every client run commands in the container by a script",
    link: "https://github.com/redis/redis/security/advisories/GHSA-4789-qfc9-5f9q",
  },
];

/** The advisories that an image falls under; a tag may have words around its version. */
export function advisoriesFor(reference: ImageReference): readonly Advisory[] {
  const version = versionOf(reference.tag ?? "");
  const repository = originalRepository(reference);
  return advisories.filter(
    ({ repositories, versions }) =>
      repositories.test(repository) && version.length > 1 && versions.some((range) => covers(range, version)),
  );
}
