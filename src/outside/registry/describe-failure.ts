// Failed look-ups in words. The look-up itself knows nothing of sentences.
import { defaultRegistry, formatImageReference, type ImageReference } from "../../model/image-reference.js";
import type { CredentialsUse, LookUpFailure, UnreachableReason } from "./look-up-result.js";

/** Parts of a `Problem`; its place is known to the caller. */
export interface FailureDescription {
  /** What is wrong with which image. */
  readonly message: string;
  /** The way out. */
  readonly fix: string;
}

type Failure<Kind extends LookUpFailure["kind"]> = Extract<LookUpFailure, { kind: Kind }>;

/**
 * Puts a failed look-up into words.
 *
 * @example describeFailure(reference, { kind: "no-such-tag", tag: "8.0.10", nearest: ["8.0.1"] })
 * // { message: "image 'redis:8.0.10' does not exist: …", fix: "Use a tag that exists: '8.0.1'." }
 */
export function describeFailure(reference: ImageReference, failure: LookUpFailure): FailureDescription {
  const { what, fix } = describe(reference, failure);
  return { message: `image '${formatImageReference(reference)}' ${what}`, fix };
}

function describe(reference: ImageReference, failure: LookUpFailure): { readonly what: string; readonly fix: string } {
  const { registry, repository, familiar } = reference;
  switch (failure.kind) {
    case "no-such-repository":
      return {
        what: `does not exist: registry '${registry}' has no repository '${repository}'`,
        fix: "Check the spelling of the name and of its registry.",
      };
    case "no-such-tag":
      return {
        what: `does not exist: '${familiar}' has no tag '${failure.tag}'`,
        fix:
          failure.nearest.length > 0
            ? `Use a tag that exists: ${list(failure.nearest)}.`
            : `Use a tag that exists; registry '${registry}' lists none of them.`,
      };
    case "no-such-digest":
      return {
        what: `does not exist: '${familiar}' no longer has the digest '${failure.digest}'`,
        fix: "Run 'rexible lock' to lock what the tag names now.",
      };
    case "no-such-architecture":
      return {
        what: `does not exist for ${list(failure.missing)}: it is there for ${list(failure.offered) || "no platform"}`,
        fix: "Use an image that is built for the host's architecture, or a host of another one.",
      };
    case "denied":
      return describeDenial(reference, failure);
    case "rate-limited":
      return describeLimit(reference, failure);
    case "unreachable":
      return {
        what: `could not be looked up: ${unreachable[failure.reason](failure.host)} (${failure.detail})`,
        fix: waysOut[failure.reason],
      };
    case "untrusted-certificate":
      return {
        what: `could not be looked up: the certificate of '${failure.host}' is not trusted (${failure.detail})`,
        fix: "Name the file with the certificate of its authority in NODE_EXTRA_CA_CERTS; check the date of this machine.",
      };
    case "bad-answer":
      return {
        what: `could not be looked up: '${failure.host}' did not answer as a registry does: ${failure.detail}`,
        fix: "Try again later; check that no proxy or login page answers in the registry's place.",
      };
  }
}

function describeDenial({ registry }: ImageReference, { host, credentials, detail }: Failure<"denied">) {
  const fixes: Readonly<Record<CredentialsUse["kind"], string>> = {
    none: `Check the name; if the image is private, run '${dockerCommand("login", registry)}'.`,
    sent: `Run '${dockerCommand("login", registry)}' again; if the image is public, '${dockerCommand("logout", registry)}' may do, for outdated credentials are denied public images too.`,
    unavailable: `Repair the credentials, or run '${dockerCommand("logout", registry)}' if the image is public.`,
  };
  return {
    what: `is denied by '${host}' (${detail}): ${describeCredentials(credentials)}`,
    fix: fixes[credentials.kind],
  };
}

function dockerCommand(command: "login" | "logout", registry: string): string {
  return registry === defaultRegistry ? `docker ${command}` : `docker ${command} ${registry}`;
}

function describeCredentials(credentials: CredentialsUse): string {
  switch (credentials.kind) {
    case "none":
      return "it does not exist, or needs credentials, and there are none";
    case "sent":
      return `the credentials from '${credentials.source}' do not give access to it`;
    case "unavailable":
      return `no credentials could be had from '${credentials.source}': ${credentials.why}`;
  }
}

function describeLimit({ registry }: ImageReference, { host, retryAfterSeconds }: Failure<"rate-limited">) {
  const wait = retryAfterSeconds === undefined ? "some minutes" : `${retryAfterSeconds} s`;
  return {
    what: `could not be looked up: '${host}' allows no more requests for now`,
    fix: `Wait ${wait} and try again; after '${dockerCommand("login", registry)}' the limit is often higher.`,
  };
}

const unreachable: Readonly<Record<UnreachableReason, (host: string) => string>> = {
  "unknown-host": (host) => `the name '${host}' has no address`,
  refused: (host) => `'${host}' refuses the connection`,
  timeout: (host) => `'${host}' does not answer in time`,
  proxy: (host) => `the proxy does not lead to '${host}'`,
  network: (host) => `'${host}' cannot be reached`,
};

const waysOut: Readonly<Record<UnreachableReason, string>> = {
  "unknown-host": "Check the registry's name and this machine's DNS.",
  refused: "Check the registry's port, and that it runs.",
  timeout: "Check the connection; behind a proxy, set HTTPS_PROXY.",
  proxy: "Check HTTPS_PROXY, or name the registry in NO_PROXY.",
  network: "Check the connection; behind a proxy, set HTTPS_PROXY.",
};

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
