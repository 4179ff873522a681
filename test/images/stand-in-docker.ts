// Engines and modules of community.docker that know one file each: what the host holds, and what the registry has.
// They do to the file what Docker without containerd's store does to its images.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { repository, run } from "../lint/projects.js";
import { writeProject } from "../tools/scratch.js";

export interface HeldImage {
  readonly Id: string;
  readonly RepoTags: readonly string[];
  readonly RepoDigests: readonly string[];
}

export interface World {
  readonly images: readonly HeldImage[];
  /** What the registry has, by the name that is pulled: the image's id. */
  readonly registry: Readonly<Record<string, string>>;
  /** Archives of the controller by name: tag and id of the image in it, or anything else for a broken one. */
  readonly archives?: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

const head = (spec: string) => `#!/usr/bin/python
import json, os
from ansible.module_utils.basic import AnsibleModule
module = AnsibleModule(argument_spec={${spec}}, supports_check_mode=True)
world = json.load(open(os.environ["WORLD"]))
def untag(tags):
    for image in world["images"]:
        image["RepoTags"] = [tag for tag in image["RepoTags"] if tag not in tags]
def end(changed=True, **facts):
    json.dump(world, open(os.environ["WORLD"], "w"))
    module.exit_json(changed=changed, **facts)
`;
const flag = (names: readonly string[]) => names.map((name) => `"${name}": {"type": "bool"}`).join(", ");

const modules: Readonly<Record<string, string>> = {
  docker_host_info: `${head(flag(["containers", "containers_all", "images", "networks", "verbose_output"]))}
end(False, images=world["images"], containers=[], networks=[], host_info={"DockerRootDir": "/", "NCPU": 2})
`,
  docker_image_load: `${head('"path": {"type": "str"}')}
held = open(module.params["path"]).read().split()
if len(held) != 2:
    module.fail_json(msg="Error loading archive: unexpected EOF")
untag([held[0]])
world["images"].append({"Id": held[1], "RepoTags": [held[0]], "RepoDigests": []})
end()
`,
  docker_image_pull: `${head('"name": {"type": "str"}, "pull": {"type": "str"}, "timeout": {"type": "int"}')}
name = module.params["name"]
if name not in world["registry"]:
    module.fail_json(msg='Error pulling image %s - 404 Client Error for http+docker://localhost/v1.45/images/create: Not Found ("manifest for %s not found: manifest unknown: manifest unknown")' % (name, name))
is_digest = "@" in name
world["images"].append({"Id": world["registry"][name], "RepoTags": [] if is_digest else [name], "RepoDigests": [name] if is_digest else []})
end()
`,
  docker_image_tag: `${head('"name": {"type": "str"}, "repository": {"type": "list", "elements": "str"}')}
untag(module.params["repository"])
[image] = [image for image in world["images"] if module.params["name"] in image["RepoDigests"]]
image["RepoTags"] += module.params["repository"]
end()
`,
};

/** Answers as Docker's API does, on a socket beside the file of each world. */
const engines = `
import http.server, json, os, socketserver, sys, threading
class Engine(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(os.path.join(os.path.dirname(self.server.server_address), "world.json")) as world:
            answers = {"/info": {"DockerRootDir": "/", "NCPU": 2}, "/images/json": json.load(world)["images"]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answers.get(self.path, [])).encode())
    def address_string(self):
        return "a client"
    def log_message(self, *words):
        pass
for folder in sys.argv[1:]:
    server = socketserver.UnixStreamServer(os.path.join(folder, "docker.sock"), Engine)
    threading.Thread(target=server.serve_forever).start()
`;

/** What the inventory of the report's stack says, with secrets: the role's template of `.env` is read too. */
const inventory = load(readFileSync(join(repository, "generated/inventory/group_vars/all/defaults.yml"), "utf8")) as {
  readonly stack_secrets: readonly { readonly name: string }[];
};
const values = { ...inventory, ...Object.fromEntries(inventory.stack_secrets.map(({ name }) => [name, "a secret"])) };

/** What the preflight says of a host where it fails, and the images that the host holds afterwards. */
export interface Seen {
  readonly said: string;
  readonly images: readonly HeldImage[];
}

interface Told {
  readonly plays: readonly { readonly tasks: readonly { readonly hosts: Readonly<Record<string, object>> }[] }[];
}

/** Runs the role's preflight on all worlds at once, each a host of its own: Ansible starts slowly. */
export function preflights<Name extends string>(worlds: Readonly<Record<Name, World>>): Readonly<Record<Name, Seen>> {
  const named = Object.entries<World>(worlds).map(([name, world], index) => ({ name, world, host: `host${index}` }));
  const folder = mkdtempSync(join(tmpdir(), "rexible-preflight-"));
  const below = (host: string, path: string) => join(folder, host, path);
  const collection = "collections/ansible_collections/community/docker/plugins/modules";
  writeProject(folder, {
    "hosts.yml": JSON.stringify({
      all: {
        hosts: Object.fromEntries(
          named.map(({ host, world: { variables } }) => [
            host,
            {
              docker_stack_waves: [],
              ...values,
              ...variables,
              world: below(host, "world.json"),
              archives: below(host, "archives"),
            },
          ]),
        ),
      },
    }),
    "play.yml": JSON.stringify([
      {
        hosts: "all",
        gather_facts: false,
        vars: { ansible_connection: "local", ansible_python_interpreter: "{{ ansible_playbook_python }}" },
        environment: { WORLD: "{{ world }}", DOCKER_HOST: "unix://{{ world | dirname }}/docker.sock" },
        tasks: [
          {
            "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "preflight" },
            // The worlds ask for images that no Compose file knows.
            vars: { _docker_stack_agreement_problems: [] },
          },
        ],
      },
    ]),
    "ansible.cfg": `[defaults]
collections_path = ${folder}/collections
roles_path = ${repository}/generated/roles
stdout_callback = ansible.posix.json
forks = 2
[connection]
pipelining = True
`,
    ...Object.fromEntries(Object.entries(modules).map(([name, text]) => [`${collection}/${name}.py`, text])),
    ...Object.fromEntries(
      named.flatMap(({ host, world: { images, registry, archives = {} } }) => [
        [`${host}/world.json`, JSON.stringify({ images, registry })],
        ...Object.entries(archives).map(([name, text]) => [`${host}/archives/${name}`, text]),
      ]),
    ),
  });
  const play = "ansible-playbook --inventory hosts.yml play.yml || test $? = 2";
  const answering = spawn("python3", ["-c", engines, ...named.map(({ host }) => join(folder, host))], {
    stdio: "ignore",
  });
  const told = JSON.parse(run("sh", ["-c", play], folder)) as Told;
  answering.kill();
  const results = told.plays.flatMap(({ tasks }) => tasks.map(({ hosts }) => hosts));
  const seen = Object.fromEntries(
    named.map(({ name, host }) => {
      const failed = results.flatMap((hosts) => hosts[host] ?? []).filter((result) => "failed" in result);
      const { images } = JSON.parse(readFileSync(below(host, "world.json"), "utf8")) as Pick<World, "images">;
      return [name, { said: failed.map((result) => JSON.stringify(result)).join(" "), images }];
    }),
  ) as Record<Name, Seen>;
  rmSync(folder, { recursive: true });
  return seen;
}
