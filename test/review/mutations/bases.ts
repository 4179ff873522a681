import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { exportedBy, imports } from "./input.js";

/** A sound stack, and the service in it that is the user's own and may be changed freely. */
export interface Base {
  readonly name: string;
  readonly text: string;
  readonly stack: unknown;
  readonly own: string;
}

const guest = `const guest = service("guest", {
  image: "ghcr.io/example/guest:1.2.3",
  networks: [backend],
  memory: { limit: "64M" },
  cpus: 0.25,
  user: 10002,
  healthcheck: { test: ["/guest", "health"] },
});

`;

function base(name: string, path: string, own: string, change = (text: string): string => text): Base {
  const written = readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
  const text = change(written.replace(/import \{[^}]*\} from "rexible";\n+/, imports));
  return { name, text, stack: exportedBy(text), own };
}

/** The reference stack, with one service of no known image beside those of the catalog. */
export const reference = base("reference", "stack.ts", "guest", (text) =>
  text
    .replace("export default", `${guest}export default`)
    .replace("configure(n8n), ", "configure(n8n), configure(guest), ")
    .replace("apps: [n8n, ", "apps: [n8n, guest, "),
);

export const starter = base("starter", "starter/stack.ts", "shop");

export const webApp = base("web-app", "examples/web-app/stack.ts", "shop");

export const bases: readonly Base[] = [reference, starter, webApp];
