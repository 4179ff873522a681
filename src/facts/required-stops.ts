/** Versions of a program that must have run before a later one does, for only they bring its data on. */
export interface RequiredStops {
  /** Matches the repositories of the program, with their registry. */
  readonly repositories: RegExp;
  /** The versions that lead from one to the other, both of them left out. */
  readonly between: (from: readonly number[], to: readonly number[]) => readonly string[];
  readonly source: string;
}

const majors = (from: readonly number[], to: readonly number[]): readonly string[] => {
  const [first = 0, last = 0] = [from[0], to[0]];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => String(first + 1 + index));
};

/** Of a list of releases, each named by two numbers. */
const listed =
  (releases: readonly string[]) =>
  (from: readonly number[], to: readonly number[]): readonly string[] =>
    releases.filter((release) => order(from, release) < 0 && order(to, release) > 0);

/** Where a version stands to a release: before, in it, or after. */
function order([major = 0, minor = 0]: readonly number[], release: string): number {
  const [otherMajor = 0, otherMinor = 0] = release.split(".").map(Number);
  return major - otherMajor || minor - otherMinor;
}

/** Programs that say themselves that they cannot be jumped. What nobody verified is left out. */
export const requiredStops: readonly RequiredStops[] = [
  {
    repositories: /(?:^|\/)(?:library|linuxserver)\/nextcloud$/,
    between: majors,
    source: "https://github.com/nextcloud/docker/issues/617",
  },
  {
    repositories: /(?:^|\/)goauthentik\/(?:server|authentik)$|(?:^|\/)beryju\/authentik$/,
    between: listed(
      "2023.8 2023.10 2024.2 2024.4 2024.6 2024.8 2024.10 2024.12 2025.2 2025.4 2025.6 2025.8 2025.10 2025.12 2026.2".split(
        " ",
      ),
    ),
    source: "https://docs.goauthentik.io/installation/upgrade",
  },
  {
    repositories: /(?:^|\/)(?:library\/mongo|mongodb\/mongodb-community-server)$/,
    between: listed(["4.4", "5.0", "6.0", "7.0", "8.0"]),
    source: "https://www.mongodb.com/docs/manual/release-notes/7.0-upgrade-standalone/",
  },
];
