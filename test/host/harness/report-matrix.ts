/** The networks of the report and who is on them, copied by hand from its table "Matrice Réseaux par Service". */
export const reportMatrix: Readonly<Record<string, readonly string[]>> = {
  caddy: ["frontend", "backend"],
  postgresql: ["backend"],
  redis: ["backend"],
  qdrant: ["backend"],
  n8n: ["backend", "egress"],
  litellm: ["backend", "egress"],
  openclaw: ["backend", "egress"],
  grafana: ["frontend", "monitoring"],
  victoriametrics: ["monitoring"],
  loki: ["monitoring"],
  alloy: ["backend", "monitoring"],
};

/** The networks that lead nowhere, as the report says. */
export const closedNetworks: readonly string[] = ["backend", "monitoring"];

/** A port that each service listens on. */
export const servicePorts: Readonly<Record<string, number>> = {
  caddy: 443,
  postgresql: 5432,
  redis: 6379,
  qdrant: 6333,
  n8n: 5678,
  litellm: 4000,
  openclaw: 18789,
  grafana: 3000,
  victoriametrics: 8428,
  loki: 3100,
  alloy: 12345,
};

/** Whether the matrix lets two services talk. */
export function mayTalk(one: string, other: string): boolean {
  return (reportMatrix[one] ?? []).some((network) => reportMatrix[other]?.includes(network));
}

/** Whether the matrix lets a service out into the world: one open network is enough. */
export function mayLeave(service: string): boolean {
  return (reportMatrix[service] ?? []).some((network) => !closedNetworks.includes(network));
}
