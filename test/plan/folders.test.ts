import { expect, it } from "vitest";
import { foldersFor } from "../../src/plan/folders.js";
import { programOf } from "../../src/review/example.js";
import { stackOf } from "../review/tools/evaluate.js";

const service = `const app = service("app", { ...required, user: 1000, volumes: [volume("/data", { mode: "0700", backup: "files" })] });`;

function foldersOf(program: string) {
  const stack = stackOf(program);
  return foldersFor(stack, Object.entries(stack.services)).map(({ path, owner, mode }) => `${path} ${owner} ${mode}`);
}

// Ansible's file module gives every folder that it makes on the way the owner and the mode of the last.
it("makes the shared folder root's before those of services, where no role 'common' does", () => {
  expect(foldersOf(programOf(service))).toEqual(["/opt/example/data 0 0755", "/opt/example/data/app 1000 0700"]);
});

it("leaves the shared folder to the role 'common' where the stack has it", () => {
  const program = programOf(service).replace(
    'phase("1", "Configuration", [',
    'phase("1", "Configuration", [common(), ',
  );
  const imported = program.replace("import { ", "import { common, ");
  expect(foldersOf(imported)).toEqual(["/opt/example/data/app 1000 0700"]);
});
