// The platforms of images: how they are written, and which manifest of an index a host takes.

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

const aliases: ReadonlyMap<string, string> = new Map([
  ["x86_64", "amd64"],
  ["x86-64", "amd64"],
  ["aarch64", "arm64"],
  ["armhf", "arm"],
  ["i386", "386"],
]);

/** The variant that an architecture means when none is written. Source: containerd's platforms package. */
const plainVariants: ReadonlyMap<string, string> = new Map([
  ["amd64", "v1"],
  ["arm64", "v8"],
  ["arm", "v7"],
]);

/**
 * Reads "linux/amd64", "linux/arm/v7" or, for Linux, the architecture alone ("arm64", "x86_64").
 *
 * @example formatPlatform(parsePlatform("aarch64")) // "linux/arm64"
 */
export function parsePlatform(text: string): Platform {
  const [first = "", second, third] = text.toLowerCase().split("/");
  const architecture = second ?? first;
  return {
    os: second === undefined ? "linux" : first,
    architecture: aliases.get(architecture) ?? architecture,
    ...(third === undefined ? {} : { variant: third }),
  };
}

/** Writes a platform the way Docker does: the variant only where it does not go without saying. */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  const plain = plainVariants.get(architecture);
  const written = variant || plain;
  const silent = written === undefined || (written === plain && architecture !== "arm");
  return silent ? `${os}/${architecture}` : `${os}/${architecture}/${written}`;
}

/**
 * Of several offers, the one that a host of the wanted platform runs; none when it can run none.
 * Newer variants run what was built for older ones, so the newest that is not too new is taken.
 */
export function choosePlatform<Offer extends { readonly platform: Platform }>(
  offers: readonly Offer[],
  wanted: Platform,
): Offer | undefined {
  return offers
    .filter(({ platform }) => platform.os === wanted.os && platform.architecture === wanted.architecture)
    .filter(({ platform }) => variantNumber(platform) <= variantNumber(wanted))
    .sort((a, b) => variantNumber(b.platform) - variantNumber(a.platform))
    .at(0);
}

function variantNumber({ architecture, variant }: Platform): number {
  const written = variant || plainVariants.get(architecture) || "v0";
  return Number.parseFloat(written.replace(/^v/, "")) || 0;
}
