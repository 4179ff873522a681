import { imageFacts } from "../image-facts.js";

export const garageFacts = imageFacts({
  repositories: ["docker.io/dxflrs/garage"],
  versions: ">=1 <3",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main-v1/Dockerfile: nothing but the program /garage",
    "https://garagehq.deuxfleurs.fr/documentation/reference-manual/configuration/: /etc/garage.toml, rpc_secret_file, admin_token_file",
    "https://garagehq.deuxfleurs.fr/documentation/cookbook/real-world/: /var/lib/garage/meta and /data, layout after the first start",
  ],
  runsAs: { uid: 0, gid: 0 },
  tools: ["/garage"],
  dataPaths: ["/var/lib/garage/meta", "/var/lib/garage/data"],
  configPaths: ["/etc/garage.toml"],
  port: 3900,
});
