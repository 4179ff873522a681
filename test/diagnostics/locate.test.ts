import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Project, SyntaxKind } from "ts-morph";
import { describe, expect, test } from "vitest";
import { StackLocator } from "../../src/diagnostics/locate-in-stack.js";
import { parameters } from "../../src/diagnostics/parameters.js";
import type { Route } from "../../src/review/finding.js";
import { placeOf } from "../review/tools/at.js";

const text = `import { catalog, defineStack, phase, service, volume, vpnOnly } from "rexible";

const limits = { memory: { limit: "256M" }, cpus: 0.5 };
const image = "redis:latest";
const app = service("app", {
  ...limits,
  image: "ghcr.io/example/app:1.2.3",
  networks: [backend],
  healthcheck: {
    test: ["curl", "http://localhost/"],
  },
  volumes: [volume("/data", { mode: "0700", backup: { none: "cache" } })],
  environment: { "A_KEY": "value" },
  expose: vpnOnly("app"),
} satisfies Options);
const cache = service("cache", { image, volumes: [...shared, volume("/x", {})] });
const redis = catalog.redis({ image: "redis:8.4.0" });
export default defineStack("example", { phases: [phase("1", "Foundations", [common()])] });
`;

/** The text that is underlined. */
function found(piece: string, route: Route): string {
  const { line, column, end } = new StackLocator(() => text).locate(placeOf(text, piece), route);
  const lines = text.split("\n");
  if (end?.line === line) return (lines[line - 1] ?? "").slice(column - 1, end.column - 1);
  return (lines[line - 1] ?? "").slice(column - 1);
}

describe("a route leads to the exact part", () => {
  test.each<[string, Route, string]>([
    [`service("app"`, ["image"], `"ghcr.io/example/app:1.2.3"`],
    [`service("app"`, ["healthcheck", "test", 1], `"http://localhost/"`],
    [`service("app"`, ["volumes", 0, "path"], `"/data"`],
    [`service("app"`, ["volumes", 0, "backup", "none"], `"cache"`],
    [`service("app"`, ["environment", "A_KEY"], `"value"`],
    [`service("app"`, ["expose", "subdomain"], `"app"`],
    [`service("app"`, ["memory", "limit"], `"256M"`],
    [`service("cache"`, ["image"], `"redis:latest"`],
    [`redis({`, ["image"], `"redis:8.4.0"`],
    [`phase("1"`, ["steps", 0], "common()"],
    [`defineStack("example"`, ["phases", 0, "title"], `"Foundations"`],
  ])("%s %j", (piece, route, expected) => {
    expect(found(piece, route)).toBe(expected);
  });
});

describe("a route that is not written out leads to the nearest part that is", () => {
  test.each<[string, Route, string]>([
    [`service("app"`, [], `service("app"`],
    [`service("app"`, ["capabilities"], `service("app"`],
    [`service("app"`, ["healthcheck", "startPeriod"], "healthcheck"],
    [`service("cache"`, ["volumes", 1, "path"], '[...shared, volume("/x", {})]'],
    [`service("cache"`, ["networks", 0], `service("cache"`],
  ])("%s %j", (piece, route, expected) => {
    expect(found(piece, route)).toBe(expected);
  });
});

test("a file that cannot be read still has the place of the call", () => {
  const place = { file: "gone.ts", line: 3, column: 7 };
  expect(new StackLocator(() => undefined).locate(place, ["image"])).toEqual(place);
});

test("the parameters are those of the language's constructors", () => {
  const folder = fileURLToPath(new URL("../../src/dsl/", import.meta.url));
  const project = new Project({ skipLoadingLibFiles: true, skipFileDependencyResolution: true });
  const files = readdirSync(folder).map((name) => project.addSourceFileAtPath(folder + name));
  const declared = files.flatMap((file) =>
    file.getFunctions().flatMap((made) => {
      const names = made.getParameters().map((parameter) => parameter.getName());
      return made.isExported() ? [[made.getName() ?? "", names] as const] : [];
    }),
  );
  // What a constructor gives may have a function of its own, such as `folder(…).at`.
  const inner = files.flatMap((file) =>
    file.getDescendantsOfKind(SyntaxKind.VariableDeclaration).flatMap((variable) => {
      const arrow = variable.getInitializerIfKind(SyntaxKind.ArrowFunction);
      return arrow ? [[variable.getName(), arrow.getParameters().map((one) => one.getName())] as const] : [];
    }),
  );
  const constructors = new Map([...inner, ...declared]);
  for (const [name, positional] of Object.entries(parameters))
    expect(constructors.get(name)?.slice(0, positional.length), name).toEqual(positional);
});
