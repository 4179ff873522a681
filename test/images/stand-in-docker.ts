// Modules of community.docker that know one file instead of an engine: what the host holds, and what the registry has.
// They do to the file what Docker without containerd's store does to its images.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository, run } from "../lint/projects.js";
import { scratch, writeProject } from "../tools/scratch.js";

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
import json
from ansible.module_utils.basic import AnsibleModule
module = AnsibleModule(argument_spec={${spec}}, supports_check_mode=True)
world = json.load(open("WORLD"))
def untag(tags):
    for image in world["images"]:
        image["RepoTags"] = [tag for tag in image["RepoTags"] if tag not in tags]
def end(changed=True, **facts):
    json.dump(world, open("WORLD", "w"))
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

/** Runs the role's preflight. What it says when it fails, and the images that the host holds afterwards. */
export function preflight({ images, registry, archives = {}, variables }: World) {
  const folder = scratch({
    "world.json": JSON.stringify({ images, registry }),
    "hosts.yml": JSON.stringify({ all: { hosts: { host: { ansible_connection: "local", ...variables } } } }),
    "play.yml": JSON.stringify([
      {
        hosts: "all",
        gather_facts: false,
        vars: { ansible_python_interpreter: "{{ ansible_playbook_python }}" },
        tasks: [{ "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "preflight" } }],
      },
    ]),
    ...Object.fromEntries(Object.entries(archives).map(([name, text]) => [`archives/${name}`, text])),
  });
  const world = join(folder, "world.json");
  const collection = "collections/ansible_collections/community/docker/plugins/modules";
  writeProject(folder, {
    "ansible.cfg": `[defaults]\ncollections_path = ${folder}/collections\nroles_path = ${repository}/generated/roles\n`,
    ...Object.fromEntries(
      Object.entries(modules).map(([name, text]) => [`${collection}/${name}.py`, text.replaceAll("WORLD", world)]),
    ),
  });
  const said = saidBy(folder, JSON.stringify({ archives: join(folder, "archives") }));
  const held = JSON.parse(readFileSync(world, "utf8")) as { readonly images: readonly HeldImage[] };
  return { said, images: held.images };
}

/** Nothing where all went well. */
function saidBy(folder: string, variables: string): string {
  try {
    run("ansible-playbook", ["--inventory", "hosts.yml", "play.yml", "--extra-vars", variables], folder);
    return "";
  } catch (error) {
    return String(error);
  }
}
