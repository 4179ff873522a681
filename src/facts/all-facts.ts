import type { ImageFacts } from "../model/facts.js";
import { adguardFacts } from "./images/adguard.js";
import { alloyFacts } from "./images/alloy.js";
import { autheliaFacts } from "./images/authelia.js";
import { authentikFacts } from "./images/authentik.js";
import { caddyFacts } from "./images/caddy.js";
import { clickhouseFacts } from "./images/clickhouse.js";
import { diunFacts } from "./images/diun.js";
import { forgejoFacts } from "./images/forgejo.js";
import { garageFacts } from "./images/garage.js";
import { grafanaFacts } from "./images/grafana.js";
import { headscaleFacts } from "./images/headscale.js";
import { homeAssistantFacts } from "./images/home-assistant.js";
import { immichFacts, immichMachineLearningFacts } from "./images/immich.js";
import { jellyfinFacts } from "./images/jellyfin.js";
import { keycloakFacts } from "./images/keycloak.js";
import { litellmFacts } from "./images/litellm.js";
import { lokiFacts } from "./images/loki.js";
import { mailpitFacts } from "./images/mailpit.js";
import { mariadbFacts } from "./images/mariadb.js";
import { meilisearchFacts } from "./images/meilisearch.js";
import { mosquittoFacts } from "./images/mosquitto.js";
import { n8nFacts } from "./images/n8n.js";
import { nextcloudFacts } from "./images/nextcloud.js";
import { ollamaFacts } from "./images/ollama.js";
import { openWebuiFacts } from "./images/open-webui.js";
import { openclawFacts } from "./images/openclaw.js";
import { opensearchFacts } from "./images/opensearch.js";
import { outlineFacts } from "./images/outline.js";
import { paperlessFacts } from "./images/paperless.js";
import { postgresqlFacts } from "./images/postgresql.js";
import { qdrantFacts } from "./images/qdrant.js";
import { redisFacts } from "./images/redis.js";
import { registryFacts } from "./images/registry.js";
import { squidFacts } from "./images/squid.js";
import { umamiFacts } from "./images/umami.js";
import { uptimeKumaFacts } from "./images/uptime-kuma.js";
import { valkeyFacts } from "./images/valkey.js";
import { vaultwardenFacts } from "./images/vaultwarden.js";
import { victoriametricsFacts } from "./images/victoriametrics.js";
import { wordpressFacts } from "./images/wordpress.js";

/** All that is known of images. */
export const allFacts: readonly ImageFacts[] = [
  adguardFacts,
  alloyFacts,
  autheliaFacts,
  authentikFacts,
  caddyFacts,
  clickhouseFacts,
  diunFacts,
  forgejoFacts,
  garageFacts,
  grafanaFacts,
  headscaleFacts,
  homeAssistantFacts,
  immichFacts,
  immichMachineLearningFacts,
  jellyfinFacts,
  keycloakFacts,
  litellmFacts,
  lokiFacts,
  mailpitFacts,
  mariadbFacts,
  meilisearchFacts,
  mosquittoFacts,
  n8nFacts,
  nextcloudFacts,
  ollamaFacts,
  openclawFacts,
  openWebuiFacts,
  opensearchFacts,
  outlineFacts,
  paperlessFacts,
  postgresqlFacts,
  qdrantFacts,
  redisFacts,
  registryFacts,
  squidFacts,
  umamiFacts,
  uptimeKumaFacts,
  valkeyFacts,
  vaultwardenFacts,
  victoriametricsFacts,
  wordpressFacts,
].flat();
