import { imageFacts } from "../image-facts.js";

export const wordpressFacts = imageFacts({
  repositories: ["docker.io/library/wordpress"],
  versions: ">=6 <8",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-php\\d\\.\\d)?(-apache)?$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-php\\d\\.\\d)?(-(apache|fpm|fpm-alpine))?$",
  sources: [
    "https://github.com/docker-library/wordpress/blob/master/latest/php8.3/apache/Dockerfile: VOLUME /var/www/html",
    "https://github.com/docker-library/wordpress/blob/master/docker-entrypoint.sh: any user, copies WordPress into the volume",
    "https://github.com/docker-library/wordpress/blob/master/wp-config-docker.php: <NAME>_FILE; https by X-Forwarded-Proto",
    "https://github.com/docker-library/docs/tree/master/wordpress: runs as an arbitrary user",
  ],
  startsAs: 0,
  runsAs: { uid: 33, gid: 33 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE"],
  shell: "/bin/bash",
  base: "debian",
  tools: ["curl", "php", "apache2-foreground"],
  dataPaths: ["/var/www/html"],
  port: 80,
  probes: ["/wp-login.php"],
});
