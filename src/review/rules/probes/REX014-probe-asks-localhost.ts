import { isOverSocket } from "../../questions/probe.js";
import { withProbe } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { OverSocket } from "../../typed/asked-host.js";

export const rule = defineRule({
  id: "REX014",
  title: "A probe asks 'localhost'",
  level: "error",
  says: "the probe of service '{service}' asks 'localhost', which may mean ::1",
  why: "In a container 'localhost' is often ::1 first, and many services listen on IPv4 alone: the probe is refused while the service serves.",
  fix: "Ask '127.0.0.1'.",
  bad: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["wget", "-qO-", "http://localhost:8080/health"] },
});`,
  good: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8080/health"] },
});`,
  links: ["https://www.rfc-editor.org/rfc/rfc6761#section-6.3"],
  inEditor: true,
  mends: true,
  abroad: {
    because: "Most programs try both families; whether this one does is known of images of the catalog alone.",
  },
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { healthcheck }] of withProbe(services))
      for (const [index, word] of healthcheck.test.entries())
        if (localhost.test(word) && !isOverSocket(healthcheck.test, word))
          yield {
            at: ["services", service, "healthcheck", "test", index],
            with: { service },
            mend: { kind: "replace", from: word, to: word.replaceAll(new RegExp(localhost, "gi"), "127.0.0.1") },
          };
  },
});

const localhost = /(?<=^|[\s/=@"'])localhost\.?(?=$|[\s/:"'])/i;

export type Review<Name extends string, Options> = Options extends {
  readonly healthcheck: { readonly test: infer Test extends readonly string[] };
}
  ? [Extract<Test[number], Localhost>] extends [never]
    ? unknown
    : [Extract<Test[number], OverSocket>] extends [never]
      ? { readonly healthcheck: { readonly test: Judged<Test, Name> } }
      : unknown
  : unknown;

type Judged<Test extends readonly unknown[], Name extends string> = {
  readonly [Index in keyof Test]: Test[Index] extends Localhost
    ? DesignReview<Said<typeof rule, { service: Name }>>
    : unknown;
};

type Localhost = Word | `${Word}${":" | "/"}${string}` | `${string}${"/" | " "}${Word}${":" | "/" | " "}${string}`;
type Word = "localhost" | "LOCALHOST" | "Localhost";
