import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Project } from "ts-morph";
import { expect, test } from "vitest";
import { goodProject, goodStack, rexible } from "../cli/command.js";
import { imagesInRegistry } from "../cli/images.js";
import { repository } from "../lint/projects.js";
import { describeWith } from "../tools/describe-with.js";
import { schemaOf } from "../tools/json-schema.js";
import { scratch } from "../tools/scratch.js";

const source = join(repository, "src/commands/telling/answers.ts");
const project = new Project({ tsConfigFilePath: join(repository, "tsconfig.json"), skipAddingFilesFromTsConfig: true });
project.addSourceFileAtPath(source);
const commands = project
  .getSourceFileOrThrow(source)
  .getInterfaceOrThrow("Answers")
  .getProperties()
  .map((property) => [property.getName().replaceAll('"', ""), property.getTypeNodeOrThrow().getText()] as const);

test.each(commands)("the schema of what '%s' answers is published as it is", async (command, name) => {
  const published = { ...schemaOf(project, source, name), title: `rexible ${command} --format json` };
  const schema = `${JSON.stringify(published, undefined, 2)}\n`;
  await expect(schema).toMatchFileSnapshot(`../../docs/schemas/${command}.json`);
});

test("what 'init' and 'import' write is told to a program", () => {
  expect(answered(scratch({ "package.json": "{}" }), "init")).toMatchObject({
    written: expect.arrayContaining(["stack.ts", "AGENTS.md"]),
    addedScripts: true,
  });
  const compose =
    "services:\n  app:\n    image: ghcr.io/example/app:latest\n    environment: { DB_PASSWORD: hunter2hunter2 }\n";
  const told = answered(scratch({ "compose.yml": compose }), "import");
  expect(told).toMatchObject({ written: ["stack.ts", "IMPORT.md"], secrets: ["app_db_password"] });
  expect(told.notes.map(({ key }: { key: string }) => key)).toContain("image");
  expect(told.findings).not.toEqual([]);
  expect(JSON.stringify(told)).not.toContain("hunter2");
});

/** What a command answers, where it is what the schema says and nothing else. */
function answered(folder: string, command: string, ...args: readonly string[]) {
  const name = commands.find(([one]) => one === command)?.[1] ?? "";
  const { stdout } = rexible(folder, [command, ...args, "--format", "json"]);
  const answer = JSON.parse(stdout);
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  const isValid = ajv.compile(schemaOf(project, source, name, true));
  isValid(answer);
  expect(isValid.errors ?? [], `${command}: ${stdout.slice(0, 2000)}`).toEqual([]);
  return answer;
}

const risky = {
  ...goodProject,
  "stack.ts": goodStack
    .replace(", network,", ", accept, network,")
    .replace("1.2.3", "latest")
    .replace("user: 1000,", `user: 1000,\n  accept: [accept("REX005", { because: "why not", until: "2099-12-31" })],`),
};

test("what commands answer is what their schemas say", () => {
  const folder = scratch(risky);
  expect(answered(folder, "check").accepted).toHaveLength(1);
  expect(answered(folder, "build").files.added).toContain("site.yml");
  expect(answered(folder, "diff").files).toEqual({ added: [], changed: [], removed: [] });
  expect(answered(folder, "plan", "--against", "generated").sections).toEqual([]);
  expect(answered(folder, "review", "roles-src").problems).toEqual([]);
  expect(answered(folder, "report", "--no-types")).toMatchObject({ file: "report.html", isWritten: true });
  expect(answered(folder, "explain").rules.length).toBeGreaterThan(50);
  expect(answered(folder, "facts", "postgres:18.1").known.repository).toBe("docker.io/library/postgres");
  expect(answered(folder, "facts", "ghcr.io/example/app:1.2.3").known).toBeNull();
});

test("a plan tells with its places what a deployment would change", () => {
  const folder = scratch(goodProject);
  rexible(folder, ["build", "--no-types"]);
  const changed = scratch({ ...goodProject, "stack.ts": goodStack.replace("1.2.3", "1.2.4") });
  const { sections } = answered(changed, "plan", "--against", join(folder, "generated"));
  expect(sections[0].items[0].causes[0].position).toMatchObject({ file: "stack.ts", line: 5 });
});

test.each(commands.map(([command]) => command))("'%s' tells a program as well why it could not do it", (command) => {
  const needed = { explain: ["REX999"], facts: ["NO"], review: ["nowhere"], import: ["nowhere"] }[command] ?? [];
  const { errors, problems } = answered(scratch({ "stack.ts": "export default 42;\n" }), command, ...needed);
  expect(errors).toBe(1);
  expect(problems[0].message).toBeTypeOf("string");
});

describeWith("docker-registry")("answers about images in a registry", () => {
  const { image, project: stackOf, push } = imagesInRegistry();

  test("'lock', 'verify-images' and 'facts --inspect' answer what their schemas say", async () => {
    await push("1.0.0");
    const folder = stackOf("1.0.0");
    expect(answered(folder, "lock").changes).toMatchObject([{ kind: "added", service: "app" }]);
    expect(answered(folder, "verify-images").images).toMatchObject([
      { kind: "found", image: expect.stringContaining("1.0.0@") },
    ]);
    expect(answered(folder, "facts", image("1.0.0"), "--inspect").inspected.platform).toBe("linux/amd64");
  });
});
