import { imageOf } from "../../../facts/image-of.js";
import { hasOwnInit } from "../../../facts/own-init.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX083",
  title: "A second answer to what the image does itself",
  level: "error",
  says: {
    init: "service '{service}' has 'init', and image '{image}' brings an init that must be the first process",
    user: "service '{service}' sets 'user' and '{name}', and image '{image}' changes its user itself",
  },
  why: "The image's init refuses to run as any other process than the first: the container ends at once, again and again. Started as another user than root, it cannot change to the one that PUID names.",
  fix: {
    init: "Remove 'init': the image's own reaps processes too.",
    user: "Remove 'user', and say the user in '{name}' alone.",
  },
  bad: {
    init: `
const app = service("app", { ...required, image: "lscr.io/linuxserver/grocy:4.6.0", init: true });`,
    user: `
const app = service("app", {
  ...required,
  image: "lscr.io/linuxserver/grocy:4.6.0",
  user: 1000,
  environment: { PUID: 1000, PGID: 1000 },
});`,
  },
  good: `
const app = service("app", {
  image: "lscr.io/linuxserver/grocy:4.6.0",
  networks: [backend],
  memory: { limit: "256M" },
  cpus: 0.5,
  environment: { PUID: 1000, PGID: 1000 },
  healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:80/"] },
});`,
  links: [
    "https://github.com/just-containers/s6-overlay#readme",
    "https://docs.linuxserver.io/general/understanding-puid-and-pgid/",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const reference = imageOf(definition);
      if (reference === undefined || !hasOwnInit(reference)) continue;
      const { image, init, user, environment } = definition;
      if (init) yield { says: "init", at: ["services", service, "init"], with: { service, image } };
      const name = ["PUID", "UID"].find((one) => one in environment);
      if (user !== undefined && !/^0(?::|$)/.test(user) && name !== undefined)
        yield { says: "user", at: ["services", service, "user"], with: { service, image, name } };
    }
  },
});
