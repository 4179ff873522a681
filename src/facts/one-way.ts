/** A program that brings its data to the form of a new version by itself, and reads no newer one. */
export interface OneWay {
  /** Matches the repositories of the program, with their registry. */
  readonly repositories: RegExp;
  readonly source: string;
}

/** Programs that say so themselves. What nobody verified is left out. */
export const oneWay: readonly OneWay[] = [
  {
    repositories: /(?:^|\/)(?:library|linuxserver)\/nextcloud$/,
    source: "https://github.com/nextcloud/docker/issues/2079",
  },
  {
    repositories: /(?:^|\/)goauthentik\/(?:server|authentik)$|(?:^|\/)beryju\/authentik$/,
    source: "https://docs.goauthentik.io/installation/upgrade",
  },
  {
    repositories: /(?:^|\/)grafana\/grafana(?:-oss|-enterprise)?$/,
    source: "https://grafana.com/docs/grafana/latest/upgrade-guide/",
  },
  {
    repositories: /(?:^|\/)(?:gitea\/gitea|forgejo\/forgejo)$/,
    source: "https://github.com/go-gitea/gitea/pull/13108",
  },
];
