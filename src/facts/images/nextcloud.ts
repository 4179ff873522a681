import { imageFacts } from "../image-facts.js";

export const nextcloudFacts = imageFacts({
  repositories: ["docker.io/library/nextcloud"],
  versions: ">=27 <35",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-apache)?$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-(apache|fpm|fpm-alpine))?$",
  sources: [
    "https://github.com/nextcloud/docker/blob/master/34/apache/Dockerfile: VOLUME /var/www/html, APACHE_BODY_LIMIT, PHP_UPLOAD_LIMIT",
    "https://github.com/nextcloud/docker/blob/master/docker-entrypoint.sh: root installs with rsync and su, one major version at a time",
    "https://github.com/nextcloud/docker/blob/master/.config/reverse-proxy.config.php: OVERWRITE…, TRUSTED_PROXIES",
    "https://github.com/nextcloud/server/blob/master/lib/base.php: /status.php answers 400 to hosts that are not trusted",
  ],
  startsAs: 0,
  runsAs: { uid: 33, gid: 33 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  shell: "/bin/sh",
  base: "debian",
  tools: ["curl", "php", "rsync", "apache2-foreground"],
  dataPaths: ["/var/www/html"],
  port: 80,
  probes: ["/status.php"],
  firstStartOnly: ["NEXTCLOUD_ADMIN_PASSWORD", "NEXTCLOUD_ADMIN_USER", "NEXTCLOUD_TRUSTED_DOMAINS"],
  proxyEnvironment: ["OVERWRITEPROTOCOL", "TRUSTED_PROXIES"],
});
