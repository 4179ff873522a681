// What one look-up of an image can end in. Data only: `describe-failure.ts` puts it into words.
import type { ImageSettings } from "../../model/image-settings.js";

export type LookUpResult = FoundImage | LookUpFailure;

/** The image exists for every platform that was asked for. */
export interface FoundImage {
  readonly kind: "found";
  /** What the tag (or the digest in the reference) names: the index of a multi-platform image, or the one manifest. */
  readonly digest: string;
  /** For each platform asked for, the digest of the manifest that a host of that platform runs. */
  readonly platforms: Readonly<Record<string, string>>;
  /** For each platform asked for, the digest of the image's configuration; present when `identify` was asked for. */
  readonly configurations?: Readonly<Record<string, string>>;
  /** The image's own settings for the first platform asked for; present when `inspect` was asked for. */
  readonly settings?: ImageSettings;
}

export type LookUpFailure =
  | { readonly kind: "no-such-repository" }
  /** `nearest` holds tags that do exist, the nearest first; it is empty when the registry lists none. */
  | { readonly kind: "no-such-tag"; readonly tag: string; readonly nearest: readonly string[] }
  | { readonly kind: "no-such-digest"; readonly digest: string }
  | { readonly kind: "no-such-architecture"; readonly missing: readonly string[]; readonly offered: readonly string[] }
  | { readonly kind: "denied"; readonly host: string; readonly credentials: CredentialsUse; readonly detail: string }
  | { readonly kind: "rate-limited"; readonly host: string; readonly retryAfterSeconds?: number }
  | {
      readonly kind: "unreachable";
      readonly host: string;
      readonly reason: UnreachableReason;
      readonly detail: string;
    }
  | { readonly kind: "untrusted-certificate"; readonly host: string; readonly detail: string }
  /** `host` answered, but not as a registry does. */
  | { readonly kind: "bad-answer"; readonly host: string; readonly detail: string };

export type UnreachableReason = "unknown-host" | "refused" | "timeout" | "proxy" | "network";

/** Which credentials took part in a request that was denied. */
export type CredentialsUse =
  | { readonly kind: "none" }
  | { readonly kind: "sent"; readonly source: string }
  | { readonly kind: "unavailable"; readonly source: string; readonly why: string };
