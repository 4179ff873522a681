import type { Database } from "../declared/database.js";
import { volume } from "../dsl/mount.js";
import { wordpressFacts } from "../facts/images/wordpress.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithCurl } from "./probe.js";

export interface WordpressOptions extends CatalogOptions {
  /** Database of a MariaDB engine. */
  readonly database: Database;
}

/**
 * WordPress on Apache, with its data in MariaDB.
 *
 * Whoever opens it first installs it: open it to the VPN alone until that is done. Keys and salts are made by the image
 * and kept in the volume. Defaults: user 33 from the start, so no capability; port 80, which every user may listen on in
 * a container of Docker 20.10 and later.
 *
 * @example
 * const wordpress = catalog.wordpress({
 *   image: "wordpress:6.8.3-php8.3-apache", networks: [backend, egress], memory: { limit: "512M" }, cpus: 1,
 *   database: mariadb.database("wordpress", { password: secret("wordpress_db_password") }), expose: publicly("www"),
 * });
 */
export const wordpress = constructs<WordpressOptions>()("wordpress", wordpressFacts, ({ database, ...given }) => [
  given,
  {
    user: "33:33",
    port: 80,
    volumes: [volume("/var/www/html", { backup: "files-paused" })],
    databases: [database],
    environment: {
      WORDPRESS_DB_HOST: database.engine,
      WORDPRESS_DB_NAME: database.name,
      WORDPRESS_DB_USER: database.name,
    },
    secrets: { WORDPRESS_DB_PASSWORD: database.password },
    healthcheck: { test: askWithCurl(80, "/wp-login.php"), timeout: 10, startPeriod: 60 },
  },
]);
