/** Files as people write them by hand, each free of mistakes that a review finds: the soil of `defects.ts`. */
export const sound: Readonly<Record<string, string>> = {
  nextcloud: `services:
  app:
    image: nextcloud:31.0.8-apache
    restart: unless-stopped
    ports: ["127.0.0.1:8080:80"]
    environment:
      POSTGRES_HOST: db
      POSTGRES_USER: nextcloud
      POSTGRES_DB: nextcloud
      POSTGRES_PASSWORD_FILE: /run/secrets/db_password
      REDIS_HOST: cache
    secrets: [db_password]
    volumes:
      - html:/var/www/html
    depends_on:
      db:
        condition: service_healthy
  db:
    image: postgres:17.6-bookworm
    restart: unless-stopped
    environment:
      POSTGRES_USER: nextcloud
      POSTGRES_DB: nextcloud
      POSTGRES_PASSWORD_FILE: /run/secrets/db_password
    secrets: [db_password]
    volumes:
      - db:/var/lib/postgresql/data
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U nextcloud"]
  cache:
    image: redis:8.4.0-bookworm
    restart: unless-stopped
    volumes:
      - cache:/data
volumes:
  html:
  db:
  cache:
secrets:
  db_password:
    file: ./db_password.txt
`,
  traefik: `services:
  proxy:
    image: traefik:v3.5.1
    container_name: proxy
    restart: unless-stopped
    command:
      - --providers.file.directory=/etc/traefik/dynamic
      - --entrypoints.websecure.address=:443
    ports:
      - "80:80"
      - "443:443"
    volumes:
      - ./dynamic:/etc/traefik/dynamic:ro
    networks: [edge]
  whoami:
    image: traefik/whoami:v1.11.0
    container_name: whoami
    restart: unless-stopped
    networks: [edge]
networks:
  edge:
    name: edge
`,
  monitoring: `services:
  prometheus:
    image: prom/prometheus:v3.5.0
    restart: unless-stopped
    volumes:
      - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
      - prometheus:/prometheus
    networks: [metrics]
  grafana:
    image: grafana/grafana:12.1.1
    restart: unless-stopped
    ports:
      - 127.0.0.1:3000:3000
    environment:
      - GF_SECURITY_ADMIN_PASSWORD__FILE=/run/secrets/grafana
    secrets: [grafana]
    volumes:
      - grafana:/var/lib/grafana
    networks: [metrics]
  exporter:
    image: prom/node-exporter:v1.9.1
    restart: unless-stopped
    networks: [metrics]
networks:
  metrics: {}
volumes:
  prometheus: {}
  grafana: {}
secrets:
  grafana: { file: ./grafana.txt }
`,
  arr: `services:
  sonarr:
    image: lscr.io/linuxserver/sonarr:4.0.15
    restart: unless-stopped
    environment: { PUID: "1000", PGID: "1000", TZ: Etc/UTC }
    ports: ["127.0.0.1:8989:8989"]
    volumes:
      - ./sonarr:/config
      - /srv/media:/data
  radarr:
    image: lscr.io/linuxserver/radarr:5.27.5
    restart: unless-stopped
    environment: { PUID: "1000", PGID: "1000", TZ: Etc/UTC }
    ports: ["127.0.0.1:7878:7878"]
    volumes:
      - ./radarr:/config
      - /srv/media:/data
`,
  mail: `services:
  mail:
    image: ghcr.io/docker-mailserver/docker-mailserver:15.1.0
    hostname: mail.example.com
    restart: always
    ports:
      - "25:25"
      - "465:465"
      - "993:993"
    volumes:
      - ./data:/var/mail
      - ./config:/tmp/docker-mailserver
    cap_add: [NET_ADMIN]
    healthcheck:
      test: ss --listening --tcp | grep -P 'LISTEN.+:smtp'
      timeout: 3s
      retries: 3
`,
  gitea: `services:
  server:
    image: gitea/gitea:1.24.5
    restart: always
    environment:
      - GITEA__database__DB_TYPE=mysql
      - GITEA__database__HOST=db:3306
      - GITEA__database__NAME=gitea
    ports:
      - "127.0.0.1:3000:3000"
    volumes:
      - gitea:/data
    depends_on:
      db:
        condition: service_healthy
  db:
    image: mariadb:11.8.3
    restart: always
    environment:
      - MARIADB_DATABASE=gitea
      - MARIADB_USER=gitea
      - MARIADB_PASSWORD_FILE=/run/secrets/db
      - MARIADB_RANDOM_ROOT_PASSWORD=yes
    secrets: [db]
    volumes:
      - db:/var/lib/mysql
    healthcheck:
      test: ["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]
volumes:
  gitea:
  db:
secrets:
  db:
    file: ./db.txt
`,
  jellyfin: `services:
  jellyfin:
    image: jellyfin/jellyfin:10.10.7
    network_mode: host
    restart: unless-stopped
    user: 1000:1000
    volumes:
      - ./config:/config
      - ./cache:/cache
      - /srv/media:/media:ro
    healthcheck:
      test: curl -fsS http://127.0.0.1:8096/health
      interval: 30s
`,
  paperless: `x-common: &common
  restart: unless-stopped
services:
  broker:
    <<: *common
    image: redis:8.4.0-bookworm
    volumes: [broker:/data]
    healthcheck: { test: [CMD, redis-cli, ping] }
  web:
    <<: *common
    image: ghcr.io/paperless-ngx/paperless-ngx:2.18.2
    depends_on: { broker: { condition: service_healthy } }
    ports:
      - target: 8000
        published: "8000"
        host_ip: 127.0.0.1
    environment:
      PAPERLESS_REDIS: redis://broker:6379
      PAPERLESS_TIME_ZONE: Europe/Berlin
    volumes:
      - type: volume
        source: data
        target: /usr/src/paperless/data
      - media:/usr/src/paperless/media
volumes: { broker: , data: , media: }
`,
};

/** A role that starts a container by a module. */
export const soundRole: Readonly<Record<string, string>> = {
  "roles/wiki/tasks/main.yml": `- name: Start the wiki
  community.docker.docker_container:
    name: wiki
    image: ghcr.io/example/wiki:3.2.1
    restart_policy: unless-stopped
    published_ports: ["127.0.0.1:8080:8080"]
    env:
      WIKI_URL: https://wiki.example.com
- name: Install settings of the firewall
  ansible.builtin.template:
    src: rules.j2
    dest: /etc/wiki.rules
    mode: "0644"
`,
  "roles/wiki/templates/rules.j2": "allow 443\n",
};
