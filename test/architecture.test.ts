import { existsSync } from "node:fs";
import { basename, dirname, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Node, Project, type SourceFile, SyntaxKind } from "ts-morph";
import { describe, expect, test } from "vitest";

// docs/architecture.md as a test. A stage uses earlier stages; of later ones it may know nothing, but for what is said here.

const source = fileURLToPath(new URL("../src/", import.meta.url));
const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true });
const files = project.addSourceFilesAtPaths(`${source}**/*.ts`);

interface Use {
  /** Path below src/. */
  readonly by: string;
  /** Package or path below src/. */
  readonly of: string;
  /** Whether only types are used, so that nothing runs. */
  readonly typeOnly: boolean;
  readonly names: readonly string[];
}

const pathOf = (file: SourceFile): string => relative(source, file.getFilePath()).split(sep).join("/");
const folderOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : path);

const uses: readonly Use[] = files.flatMap((file) => {
  const target = (specifier: string): string =>
    specifier.startsWith(".")
      ? relative(source, `${dirname(file.getFilePath())}/${specifier}`)
          .split(sep)
          .join("/")
      : specifier;
  const declared = [...file.getImportDeclarations(), ...file.getExportDeclarations()].flatMap((declaration) => {
    const specifier = declaration.getModuleSpecifierValue();
    if (specifier === undefined) return [];
    const named = Node.isImportDeclaration(declaration) ? declaration.getNamedImports() : declaration.getNamedExports();
    const typeOnly = declaration.isTypeOnly() || (named.length > 0 && named.every((name) => name.isTypeOnly()));
    return [{ by: pathOf(file), of: target(specifier), typeOnly, names: named.map((name) => name.getName()) }];
  });
  const dynamic = file.getDescendantsOfKind(SyntaxKind.CallExpression).flatMap((call) => {
    const [argument] = call.getArguments();
    if (call.getExpression().getKind() !== SyntaxKind.ImportKeyword || !Node.isStringLiteral(argument)) return [];
    return [{ by: pathOf(file), of: target(argument.getLiteralText()), typeOnly: false, names: [] }];
  });
  return [...declared, ...dynamic];
});

/** What the code of a folder may run, and of which further folders it may know the types. */
const directions: Readonly<Record<string, { readonly runs: readonly string[]; readonly types: readonly string[] }>> = {
  model: { runs: [], types: [] },
  declared: { runs: [], types: ["model"] },
  facts: { runs: ["model"], types: [] },
  reading: { runs: ["model"], types: [] },
  roles: { runs: ["model"], types: ["declared"] },
  review: { runs: ["model", "facts", "roles"], types: ["declared"] },
  dsl: { runs: ["model"], types: ["declared", "review"] },
  catalog: { runs: ["model", "dsl", "facts"], types: ["declared", "review"] },
  validate: { runs: ["model", "roles"], types: ["declared"] },
  plan: { runs: ["model", "roles"], types: [] },
  emit: { runs: ["model", "plan"], types: [] },
  difference: { runs: ["model", "facts"], types: [] },
  report: { runs: ["model"], types: [] },
  importing: { runs: ["model", "facts", "reading", "roles", "review"], types: [] },
  diagnostics: { runs: ["model", "review"], types: [] },
  mend: { runs: ["model", "diagnostics", "review"], types: [] },
  outside: { runs: ["model"], types: [] },
  lock: { runs: ["model", "diagnostics", "emit"], types: [] },
  load: { runs: ["model", "diagnostics", "outside", "reading"], types: ["review"] },
  output: { runs: ["diagnostics"], types: ["model", "emit"] },
};

/** Their business is to put the stages together. */
const wiring = ["commands", "cli.ts", "compile.ts", "index.ts", "start.ts"];

describe("directions", () => {
  test("every folder has a place in the table", () => {
    const folders = new Set(files.map((file) => folderOf(pathOf(file))));
    expect([...folders].filter((folder) => !wiring.includes(folder)).sort()).toEqual(Object.keys(directions).sort());
  });

  test.each(Object.entries(directions))("%s uses what it may", (folder, { runs, types }) => {
    const foreign = uses.filter(({ by, of }) => folderOf(by) === folder && isOurs(of) && folderOf(of) !== folder);
    const wrong = foreign.filter(
      ({ of, typeOnly }) => !runs.includes(folderOf(of)) && !(typeOnly && types.includes(folderOf(of))),
    );
    expect(wrong.map(({ by, of, typeOnly }) => `${by} ${typeOnly ? "knows types of" : "runs"} ${of}`)).toEqual([]);
  });

  test("no folder knows itself by way of others, not even their types", () => {
    const next = (folder: string) => [...(directions[folder]?.runs ?? []), ...(directions[folder]?.types ?? [])];
    expect(inCircles(Object.keys(directions), next)).toEqual([]);
  });

  test("no file knows itself by way of others", () => {
    const imported = new Map<string, string[]>(files.map((file) => [pathOf(file), []]));
    for (const { by, of } of uses) imported.get(by)?.push(of.replace(/\.js$/, ".ts"));
    expect(inCircles([...imported.keys()], (path) => imported.get(path) ?? [])).toEqual([]);
  });

  test("only the commands and the command line put stages together", () => {
    const into = uses.filter(({ of, by }) => wiring.includes(folderOf(of)) && !wiring.includes(folderOf(by)));
    expect(into).toEqual([]);
  });
});

describe("who may do what", () => {
  /** Where each package may be imported: by a file or a folder. */
  const packages: Readonly<Record<string, readonly string[]>> = {
    "ajv/dist/2020.js": ["reading/compose/specification.ts"],
    commander: ["cli.ts", "commands/completion.ts", "commands/starting/path-option.ts"],
    esbuild: ["load/bundle.ts"],
    handlebars: ["emit/handlebars.ts"],
    "js-yaml": ["reading/ansible/yaml.ts", "commands/reviewing/settings.ts", "lock/"],
    "ts-morph": [
      "diagnostics/locate-in-stack.ts",
      "diagnostics/walk-stack.ts",
      "mend/acceptance-edits.ts",
      "mend/in-stack.ts",
      "review/",
      "load/",
    ],
    undici: ["outside/"],
    "vscode-languageserver": ["commands/serving/"],
    "vscode-languageserver-textdocument": ["commands/serving/"],
    "vscode-languageserver/node": ["commands/serving/"],
    // It emits in one place; elsewhere it tells where in a text a value stands.
    yaml: ["emit/yaml.ts", "diagnostics/locate-in-file.ts", "mend/in-yaml.ts", "reading/"],
    zod: [
      "commands/reviewing/",
      "validate/",
      "roles/",
      "plan/defined-role.ts",
      "difference/read-snapshot.ts",
      "output/manifest.ts",
      "outside/",
      "lock/",
    ],
  };

  const importers = (test: (use: Use) => boolean) => [...new Set(uses.filter(test).map(({ by }) => by))].sort();
  const outsideOf = (allowed: readonly string[], paths: readonly string[]) =>
    paths.filter((path) => !allowed.some((place) => path === place || (place.endsWith("/") && path.startsWith(place))));

  test("every package has its place", () => {
    const used = new Set(uses.map(({ of }) => of).filter((of) => !isOurs(of) && !of.startsWith("node:")));
    expect([...used].sort()).toEqual(Object.keys(packages).sort());
  });

  test.each(Object.entries(packages))("%s stays in its place", (name, places) => {
    expect(
      outsideOf(
        places,
        importers(({ of }) => of === name),
      ),
    ).toEqual([]);
  });

  test("only output/ writes files, and the type checker its own options to a temporary folder", () => {
    const writes =
      /^(write|append|mkdir|mkdtemp|rm|rename|unlink|copy|cp|symlink|link|chmod|chown|truncate|open|createWrite)/;
    const writers = importers(({ of, names }) => /^node:fs/.test(of) && names.some((name) => writes.test(name)));
    expect(outsideOf(["output/", "load/typecheck.ts"], writers)).toEqual([]);
    const whole = files.filter((file) =>
      file
        .getImportDeclarations()
        .some((one) => /^node:fs/.test(one.getModuleSpecifierValue()) && one.getNamedImports().length === 0),
    );
    expect(whole.map(pathOf)).toEqual([]);
  });

  test("only outside/ starts programs and opens connections", () => {
    const outward = /^node:(child_process|net|tls|http|https|http2|dgram|dns|worker_threads|cluster)/;
    expect(
      outsideOf(
        ["outside/"],
        importers(({ of }) => outward.test(of)),
      ),
    ).toEqual([]);
    const fetching = files.filter((file) => /\bfetch\(/.test(file.getText())).map(pathOf);
    expect(outsideOf(["outside/"], fetching)).toEqual([]);
  });

  test("what stands between load and output is pure: it takes data and gives data", () => {
    const pure = [
      "model",
      "reading",
      "declared",
      "facts",
      "roles",
      "review",
      "dsl",
      "catalog",
      "validate",
      "plan",
      "emit",
      "difference",
      "report",
      "importing",
    ];
    const impure = uses.filter(
      ({ by, of }) => pure.includes(folderOf(by)) && of.startsWith("node:") && of !== "node:crypto",
    );
    expect(impure.map(({ by, of }) => `${by} imports ${of}`)).toEqual([]);
    const clocks = files.filter(
      (file) =>
        pure.includes(folderOf(pathOf(file))) && /\b(Date\.now|new Date\(\)|Math\.random|process\.)/.test(codeOf(file)),
    );
    // An accepted risk runs out on a day, so the review asks for today, unless it is told.
    expect(outsideOf(["review/run.ts"], clocks.map(pathOf))).toEqual([]);
  });
});

test("a concept of a service has one name where it is said, judged by its schema, and planned", () => {
  const namesIn = (folder: string) =>
    files.flatMap((file) => {
      const path = pathOf(file);
      return dirname(path) === folder ? [basename(path, ".ts")] : [];
    });
  const said = namesIn("declared/service");
  expect(namesIn("validate/service").filter((name) => name !== "text")).toEqual(said);
  const planned = namesIn("plan/service").filter((name) => name !== "placed" && name !== "filled");
  expect(planned.filter((name) => !said.includes(name))).toEqual([]);
});

describe("how files look", () => {
  test("names are kebab-case and say what is inside", () => {
    const names = files.map((file) => basename(file.getFilePath(), ".ts"));
    expect(names.filter((name) => !/^(REX\d{3}-)?[a-z0-9]+(-[a-z0-9]+)*(\.\d+)?$/.test(name))).toEqual([]);
    const rules = files.map(pathOf).filter((path) => /REX\d{3}/.test(path));
    expect(rules.filter((path) => !/^review\/rules\/[a-z-]+\/REX\d{3}-/.test(path))).toEqual([]);
    const parts = files.flatMap((file) => pathOf(file).replace(".ts", "").split("/"));
    expect(parts.filter((part) => /^(utils?|helpers?|common-\w+|misc|managers?|shared|lib)$/.test(part))).toEqual([]);
  });

  test("nothing is exported by default, and imports name files that are there", () => {
    expect(files.filter((file) => /^export default\b/m.test(codeOf(file))).map(pathOf)).toEqual([]);
    const broken = uses.filter(({ of }) => isOurs(of) && !existsSync(`${source}${of.replace(/\.js$/, ".ts")}`));
    expect(broken).toEqual([]);
  });

  test("files are small; tables of facts and text may be longer", () => {
    const sizes = files.map((file) => ({ path: pathOf(file), lines: file.getEndLineNumber() }));
    const long = sizes.filter(({ lines }) => lines > 150).sort((one, other) => other.lines - one.lines);
    const middle = sizes.map(({ lines }) => lines).sort((one, other) => one - other)[Math.floor(sizes.length / 2)];
    console.info(`${sizes.length} files, half of them up to ${middle} lines; over 150: ${list(long)}`);
    // 'make reference' writes it.
    const lists = ["roles/explained.ts"];
    expect(long.filter(({ path, lines }) => lines > 250 && !lists.includes(path))).toEqual([]);
  });
});

function list(sizes: readonly { readonly path: string; readonly lines: number }[]): string {
  return sizes.map(({ path, lines }) => `${path} ${lines}`).join(", ") || "none";
}

/** The names from which a way leads back to themselves. */
function inCircles(names: readonly string[], next: (name: string) => readonly string[]): readonly string[] {
  const reachedFrom = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const waiting = [...next(start)];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
      if (!seen.has(name)) {
        seen.add(name);
        waiting.push(...next(name));
      }
    return seen;
  };
  return names.filter((name) => reachedFrom(name).has(name));
}

function isOurs(target: string): boolean {
  return target.endsWith(".js") && !target.startsWith("ajv/");
}

/** The text without comments and strings. */
function codeOf(file: SourceFile): string {
  return file.getFullText().replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "");
}
