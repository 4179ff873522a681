import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run } from "../lint/projects.js";
import { scratch, writeProject } from "../tools/scratch.js";
import { ignored } from "./ignored-files.js";

const script = readFileSync(join(repository, "roles-src/docker-stack/files/context.py"), "utf8");
const image = (folder: string, more: object = {}) => ({
  ...{ name: "localhost/demo/app", folder, dockerfile: "Dockerfile", options: ["", {}], ...more },
});
const python = (lines: string) => run("python3", ["-c", `${script}\n${lines}`]).trim();
const tagOf = (folder: string, more: object = {}) =>
  python(`print(tag_of(json.loads(${JSON.stringify(JSON.stringify(image(folder, more)))})))`);

test.each(ignored)("of a context that ignores $patterns goes what Docker sends", ({ patterns, there, sent }) => {
  const files = Object.fromEntries(there.map((path) => [path, "x"]));
  const folder = scratch({ ...files, ".dockerignore": patterns.join("\n") });
  const listed = JSON.parse(python(`print(json.dumps(listed(${JSON.stringify(folder)}, "Dockerfile")))`)) as string[];
  expect(listed.filter((path) => there.includes(path)).sort()).toEqual([...sent].sort());
});

test("a tag follows all that makes another image, and nothing else", () => {
  const folder = scratch({ Dockerfile: "FROM debian:13.1", "app/main.py": "print(1)", ".dockerignore": "*.log" });
  const first = tagOf(folder);
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  const others = [
    () => writeFileSync(join(folder, "app/main.py"), "print(2)"),
    () => chmodSync(join(folder, "app/main.py"), 0o755),
    () => symlinkSync("main.py", join(folder, "app/link")),
    () => writeFileSync(join(folder, "Dockerfile"), "FROM debian:13.2"),
  ].map((change) => {
    change();
    return tagOf(folder);
  });
  const target = tagOf(folder, { options: ["slim", {}] });
  const args = tagOf(folder, { options: ["", { EDITION: "small" }] });
  expect(new Set([first, ...others, target, args]).size).toBe(7);
  writeFileSync(join(folder, "run.log"), "later");
  chmodSync(join(folder, "Dockerfile"), 0o600);
  expect(tagOf(folder)).toBe(others.at(-1));
});

const docker = `#!/bin/sh
echo "$@" >> "$WORLD/log"
case $1 in
  save) echo image > "$3" ;;
  build)
    for last; do :; done
    ls "$last" >> "$WORLD/log"
    case $* in *broken*) echo "Sending build context" >&2; echo "The command '/bin/sh -c make' returned a non-zero code: 2" >&2; exit 1 ;; esac ;;
esac
`;
const load = `#!/usr/bin/python
import os
from ansible.module_utils.basic import AnsibleModule
module = AnsibleModule(argument_spec={"path": {"type": "raw"}}, supports_check_mode=True)
open(os.path.join(os.environ["WORLD"], "log"), "a").write("load " + open(module.params["path"]).read())
module.exit_json(changed=True)
`;

/** Brings the images of a host that has none, or those whose tags are given. */
function built(build: object, { check = false, has = [] as readonly string[] } = {}) {
  const folder = scratch({
    "app/Dockerfile": "FROM debian:13.1",
    "app/main.py": "print(1)",
    "app/run.log": "x",
    "app/.dockerignore": "*.log",
    log: "",
  });
  const one = { ...{ name: "localhost/demo/app", variable: "TAG_OF_APP", context: join(folder, "app") }, ...build };
  writeProject(folder, {
    "play.yml": JSON.stringify([
      {
        hosts: "localhost",
        gather_facts: false,
        vars: {
          ansible_python_interpreter: "{{ ansible_playbook_python }}",
          docker_stack_builds: [{ dockerfile: "Dockerfile", target: "", args: {}, on: "host", ...one }],
          docker_stack_images: [],
          _docker_stack_host: {
            images: [{ RepoTags: has, RepoDigests: null }],
            host_info: { Architecture: "aarch64" },
          },
          _docker_stack_problems: [],
        },
        environment: { WORLD: folder, PATH: `${folder}/programs:{{ lookup('ansible.builtin.env', 'PATH') }}` },
        tasks: [
          { "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "contexts" } },
          {
            "ansible.builtin.include_role": { name: "docker-stack", tasks_from: "build" },
            loop: "{{ _docker_stack_missing_builds }}",
            loop_control: { loop_var: "_docker_stack_build" },
          },
        ],
      },
    ]),
    "ansible.cfg": `[defaults]\ncollections_path = ${folder}/collections\nroles_path = ${folder}/roles\n`,
    "programs/docker": docker,
    "collections/ansible_collections/community/docker/plugins/modules/docker_image_load.py": load,
  });
  chmodSync(join(folder, "programs/docker"), 0o755);
  // Its variables are known where its tasks are.
  symlinkSync(join(repository, "generated/roles"), join(folder, "roles"));
  const options = check ? "--check" : "";
  const said = run("sh", ["-c", `ansible-playbook ${options} play.yml || test $? = 2`], folder);
  const log = readFileSync(join(folder, "log"), "utf8");
  return {
    said,
    did: log
      .replaceAll(/\/\S*\.build/g, "…")
      .replaceAll(folder, "")
      .split("\n")
      .filter(Boolean),
  };
}

test("a host gets what .dockerignore leaves, builds it, and keeps nothing of it", { timeout: 60_000 }, () => {
  const { said, did } = built({ target: "slim", args: { EDITION: "small one" } });
  const tag = /localhost\/demo\/app:([0-9a-f]{16})/.exec(did[0] ?? "")?.[1];
  expect(did).toEqual([
    `build --force-rm --tag localhost/demo/app:${tag} --target slim --build-arg EDITION=small one --file …/Dockerfile …/context`,
    ...["Dockerfile", "main.py"],
  ]);
  expect(said).toMatch(/changed=1 .*failed=0/);
  expect(built({ target: "slim", args: { EDITION: "small one" } }, { has: [`localhost/demo/app:${tag}`] }).did).toEqual(
    [],
  );
});

test("the controller builds for the processor of the host, and sends an archive", { timeout: 60_000 }, () => {
  const { said, did } = built({ on: "controller" });
  expect(did[0]).toMatch(
    /^build --platform linux\/arm64 --force-rm --tag localhost\/demo\/app:\w{16} --file \/app\/Dockerfile \/app$/,
  );
  expect(did.slice(-2)).toEqual([
    expect.stringMatching(/^save --output …\/image.tar localhost\/demo\/app:\w{16}$/),
    "load image",
  ]);
  expect(said).toMatch(/changed=1 .*failed=0/);
});

test("check mode announces it, and what fails stops the deployment with its last lines", { timeout: 90_000 }, () => {
  const checked = built({}, { check: true });
  expect(checked.did).toEqual([]);
  expect(checked.said).toMatch(/would build localhost\/demo\/app:\w{16} of/);
  expect(checked.said).toMatch(/changed=1 .*failed=0/);
  const broken = built({ target: "broken" }).said.replace(/\s+/g, " ");
  expect(broken).toContain("Nothing was stopped. Image 'localhost/demo/app' cannot be built of");
  expect(broken).toContain("returned a non-zero code: 2");
  expect(built({ dockerfile: "other" }).said).toContain("has no 'other', which says how 'localhost/demo/app' is built");
});
