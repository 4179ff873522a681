import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX150",
  title: "A Compose file that Compose refuses",
  level: "error",
  says: "{problem}",
  why: "'docker compose' stops before it starts anything, and the deployment with it.",
  fix: "{way}",
  bad: {
    role: "side-stack",
    files: {
      "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    enviroment:
      LANG: en
`,
    },
  },
  good: {
    role: "side-stack",
    files: {
      "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    environment:
      LANG: en
`,
    },
  },
  links: ["https://docs.docker.com/reference/compose-file/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole({ refusals }) {
    for (const { at, message, fix } of refusals) yield { at, with: { problem: message, way: fix } };
  },
});
