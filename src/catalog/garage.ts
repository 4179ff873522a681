import { file, volume } from "../dsl/mount.js";
import { garageFacts } from "../facts/images/garage.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface GarageOptions extends CatalogOptions {
  /** Key of the cluster: 64 hexadecimal digits, from `openssl rand -hex 32`. */
  readonly rpcSecret: Secret;
  /** Token of the programming interface for administrators, on port 3903. */
  readonly adminToken: Secret;
  /** Region that clients must name. Default: "garage". */
  readonly region?: string;
}

/**
 * Garage, which keeps objects as S3 does, on one host: S3 on port 3900, sites on 3902.
 *
 * Before the first bucket, give the node its place in the container: `/garage layout assign --zone home --capacity 100G <id>`
 * and `/garage layout apply --version 1`; `/garage status` prints the id. The image has no shell. Defaults: user 1000, no
 * capability; the secrets are files that its configuration names; the backup pauses it.
 *
 * @example
 * const garage = catalog.garage({
 *   image: "dxflrs/garage:v2.1.0", networks: [backend], memory: { limit: "512M" }, cpus: 1,
 *   rpcSecret: secret("garage_rpc_secret", { minLength: 64 }), adminToken: secret("garage_admin_token"),
 * });
 */
export const garage = constructs<GarageOptions>()(
  "garage",
  garageFacts,
  ({ rpcSecret, adminToken, region = "garage", ...given }) => [
    given,
    {
      user: "1000:1000",
      port: 3900,
      volumes: [
        volume("/var/lib/garage/meta", { folder: "meta", mode: "0700", backup: "files-paused" }),
        volume("/var/lib/garage/data", { folder: "data", mode: "0700", backup: "files-paused" }),
      ],
      files: [file("/etc/garage.toml", configuration(region))],
      secretFiles: { "/run/secrets/rpc": rpcSecret, "/run/secrets/admin": adminToken },
      healthcheck: { test: ["/garage", "status"], startPeriod: 30 },
      stopGracePeriod: 30,
    },
  ],
);

function configuration(region: string): string {
  return `metadata_dir = "/var/lib/garage/meta"
data_dir = "/var/lib/garage/data"
db_engine = "lmdb"
replication_factor = 1
rpc_bind_addr = "0.0.0.0:3901"
rpc_public_addr = "127.0.0.1:3901"
rpc_secret_file = "/run/secrets/rpc"

[s3_api]
s3_region = ${JSON.stringify(region)}
api_bind_addr = "0.0.0.0:3900"

[s3_web]
bind_addr = "0.0.0.0:3902"
root_domain = ".web.garage"

[admin]
api_bind_addr = "0.0.0.0:3903"
admin_token_file = "/run/secrets/admin"
`;
}
