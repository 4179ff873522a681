import type { readsFiles, readsTwoUnderscores } from "../../../facts/secret-delivery.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX073",
  title: "A secret that gets in by a way nobody knows",
  level: "error",
  says: {
    unsaid:
      "nobody knows how image '{image}' of service '{service}' takes its secrets, and 'secretDelivery' is not said",
    entrypoint:
      "a shell is to export the secrets of service '{service}', and nobody knows what image '{image}' starts after it",
  },
  why: "A program that is given '<NAME>_FILE' and knows only '<NAME>' says nothing: it starts with an empty password, a default key, or another database.",
  fix: {
    unsaid:
      "Look into the image's manual, and write one of these: {file}, where it reads a file by such a name; {shell}, where it reads only its environment. A file at a path of your choice goes to 'secretFiles'.",
    entrypoint: "Run 'rexible lock', which records what the image starts, or say 'entrypoint' in 'secretDelivery'.",
  },
  bad: {
    unsaid: `
const app = service("app", {
  image: "umamisoftware/umami:3.0.2",
  networks: [backend],
  memory: { limit: "512M" },
  cpus: 0.5,
  user: 1001,
  healthcheck: { test: ["curl", "-f", "http://127.0.0.1:3000/api/heartbeat"] },
  secrets: { APP_SECRET: secret("umami_app_secret") },
});`,
    entrypoint: `
const app = service("app", {
  ...required,
  image: "ghcr.io/example/umami:3.0.2",
  secrets: { APP_SECRET: secret("umami_app_secret") },
  secretDelivery: { kind: "shell" },
});`,
  },
  good: `
const app = service("app", {
  ...required,
  image: "ghcr.io/example/umami:3.0.2",
  secrets: { APP_SECRET: secret("umami_app_secret") },
  secretDelivery: { kind: "shell", entrypoint: ["docker-entrypoint.sh"] },
  command: ["yarn", "start-docker"],
});`,
  links: ["https://docs.docker.com/compose/how-tos/use-secrets/"],
  inEditor: ["unsaid"],
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, secrets, secretDelivery, entrypoint } = definition;
      if (Object.keys(secrets).length === 0) continue;
      const at = ["services", service];
      if (secretDelivery === undefined)
        yield { says: "unsaid", at: [...at, "secrets"], with: { service, image, ...ways } };
      else if (secretDelivery.kind === "shell" && (secretDelivery.entrypoint ?? entrypoint) === undefined)
        yield { says: "entrypoint", at: [...at, "secretDelivery"], with: { service, image } };
    }
  },
});

/** The lines that say it. */
const ways = {
  file: 'secretDelivery: { kind: "file", suffix: "_FILE" }',
  shell: 'secretDelivery: { kind: "shell" }',
};

/** Names that the facts may know; of the others nobody knows how they take secrets. */
type MayBeKnown =
  | `${string}${(typeof readsFiles)[number] | (typeof readsTwoUnderscores)[number]}${string}`
  | `${string}postgres${string}`
  | `${string}bitnami${string}`;

export type Review<Name extends string, Options> = Options extends {
  readonly image: infer Image extends string;
  readonly secrets: infer Secrets;
}
  ? IsUnsaid<Options, Image, keyof Secrets> extends true
    ? { readonly secrets: DesignReview<Said<typeof rule, { image: Image; service: Name }, "unsaid">> }
    : unknown
  : unknown;

/** What may be known by its maker, or by being built on PostgreSQL, is left to the build. */
type IsUnsaid<Options, Image extends string, Key> = Options extends { readonly secretDelivery: unknown }
  ? false
  : [Key] extends [never]
    ? false
    : string extends Image
      ? false
      : Image extends MayBeKnown
        ? false
        : "POSTGRES_PASSWORD" extends Key
          ? false
          : true;
