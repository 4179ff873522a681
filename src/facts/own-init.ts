/**
 * Images whose own init (s6-overlay) must be the first process: "s6-overlay-suexec: fatal: can only run as pid 1".
 * They start as root, and change to the user that PUID and PGID name.
 * https://docs.linuxserver.io/images-baseimages/, https://github.com/just-containers/s6-overlay#docker-init
 */
const s6 =
  /(?:^|\/)(?:linuxserver|hotio)\/[^/]+$|(?:^|\/)(?:jc21\/nginx-proxy-manager|plexinc\/pms-docker|paperless-ngx\/paperless-ngx|blakeblackshear\/frigate|home-assistant\/[^/]+|homeassistant\/[^/]+|javi11\/altmount|kipsilabs\/altmount)$/;

/** Whether an image brings an init that must be the first process of its container. */
export function hasOwnInit({
  registry,
  repository,
}: {
  readonly registry: string;
  readonly repository: string;
}): boolean {
  return s6.test(repository) || registry === "lscr.io";
}
