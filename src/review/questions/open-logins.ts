/** A setting with which a server lets everybody in, and what it does. */
export interface OpenLogin {
  /** Images that read it, by the end of their repository. */
  readonly image: RegExp;
  /** Name of the environment variable. */
  readonly name: RegExp;
  readonly value: RegExp;
  /** What it does, as in "takes every login without a password". */
  readonly does: string;
}

const yes = /^(?:1|true|yes|on)$/i;
const no = /^(?:0|false|no|off)$/i;
const anyPassword = "takes every login without a password";
const noPassword = "has an administrator without a password";
const noLogin = "asks nobody for a login";

/** Sources: the pages of the images at Docker Hub and GitHub, and the makers' manuals, for each setting. */
export const openLogins: readonly OpenLogin[] = [
  { image: /postg|timescale|pgvector/, name: /^POSTGRES_HOST_AUTH_METHOD$/, value: /^trust$/i, does: anyPassword },
  {
    image: /postg|timescale|pgvector/,
    name: /^POSTGRES_INITDB_ARGS$/,
    value: /--auth(?:-host)?[= ]trust\b/,
    does: anyPassword,
  },
  {
    image: /mysql|mariadb|percona/,
    name: /^(?:MYSQL|MARIADB)_ALLOW_EMPTY_(?:ROOT_)?PASSWORD$/,
    value: /./,
    does: noPassword,
  },
  { image: /^bitnami/, name: /^ALLOW_EMPTY_PASSWORD$/, value: yes, does: noPassword },
  { image: /^bitnami/, name: /^ALLOW_(?:ANONYMOUS_LOGIN|NONE_AUTHENTICATION)$/, value: yes, does: noLogin },
  { image: /elasticsearch|kibana/, name: /^xpack\.security\.enabled$/i, value: no, does: noLogin },
  { image: /opensearch/, name: /^(?:DISABLE_SECURITY_PLUGIN|plugins\.security\.disabled)$/, value: yes, does: noLogin },
  { image: /neo4j/, name: /^NEO4J_AUTH$/, value: /^none$/i, does: noLogin },
  { image: /weaviate/, name: /^AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED$/, value: yes, does: noLogin },
  { image: /clickhouse/, name: /^CLICKHOUSE_SKIP_USER_SETUP$/, value: yes, does: noPassword },
  { image: /influxdb/, name: /^INFLUXDB_HTTP_AUTH_ENABLED$/, value: no, does: noLogin },
  {
    image: /grafana/,
    name: /^GF_AUTH_ANONYMOUS_ORG_ROLE$/,
    value: /^Admin$/i,
    does: "makes everybody its administrator",
  },
];
