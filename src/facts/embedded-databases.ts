/**
 * Programs that keep a database of their own in a file, by the end of their repository's name: SQLite by default, with a
 * write-ahead log beside it. https://sqlite.org/howtocorrupt.html, 1.2: "backup or restore while a transaction is active".
 */
const programs =
  /(?:^|\/)(?:vaultwarden\/server|triliumnext\/(?:trilium|notes)|zadam\/trilium|louislam\/uptime-kuma|gitea\/gitea|forgejo\/forgejo|go-gitea\/gitea|home-assistant\/(?:home-assistant|\w+-homeassistant)|homeassistant\/home-assistant|jellyfin\/jellyfin|plexinc\/pms-docker|(?:neosmemo|usememos)\/memos|actualbudget\/actual-server|headscale\/headscale|juanfont\/headscale|sissbruecker\/linkding|filebrowser\/filebrowser|(?:mealie-recipes|hkotel)\/mealie|jc21\/nginx-proxy-manager|pihole\/pihole|deluan\/navidrome|navidrome\/navidrome|advplyr\/audiobookshelf|gotson\/komga|jvmilazz0\/kavita|binwiederhier\/ntfy|gotify\/server|henrygd\/beszel|lldap\/lldap|nocodb\/nocodb|n8nio\/n8n|grafana\/grafana(?:-oss|-enterprise)?|open-webui\/open-webui|chromadb\/chroma|chroma-core\/chroma|tautulli\/tautulli|sctx\/overseerr|fallenbagel\/jellyseerr|seerr-team\/seerr|muchobien\/pocketbase|authelia\/authelia|paperless-ngx\/paperless-ngx|(?:linuxserver|hotio)\/(?:sonarr|radarr|lidarr|prowlarr|readarr|bazarr|whisparr|jellyfin|plex|grocy|tautulli|overseerr|calibre-web|heimdall|emby|ombi))$/;

/** Whether a program keeps a database in a file of its data folder, unless it is given another database. */
export function embedsDatabase(repository: string): boolean {
  return programs.test(repository);
}
