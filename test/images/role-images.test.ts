import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const digests = {
  index: `sha256:${"1".repeat(64)}`,
  configuration: `sha256:${"3".repeat(64)}`,
  other: `sha256:${"4".repeat(64)}`,
};
const redis = `redis@${digests.index}`;
const locked = [{ image: redis, tag: "redis:8.4.0", contents: [digests.index, digests.configuration] }];

/** An image as Docker's API lists it (GET /images/json). */
interface ListedImage {
  readonly Id: string;
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
}

/** The state of a host, and what the role makes of it: asked of Ansible itself, with the role's own variables. */
const hosts: Readonly<
  Record<string, { readonly images: readonly ListedImage[]; readonly [variable: string]: unknown }>
> = {
  pulled_by_tag: {
    docker_stack_images: ["redis:8.4.0", "n8nio/n8n:2.30.7"],
    images: [{ Id: digests.other, RepoTags: ["redis:8.4.0"], RepoDigests: [`redis@${digests.index}`] }],
  },
  pulled_by_digest: {
    docker_stack_images: [redis],
    images: [{ Id: digests.configuration, RepoTags: null, RepoDigests: [redis] }],
  },
  without_mirror: {
    docker_stack_images: ["docker.io/library/redis:8.4.0", "docker.io/n8nio/n8n:2.30.7", "docker.io/a/b:1"],
    images: [{ Id: digests.other, RepoTags: ["redis:8.4.0", "n8nio/n8n:2.30.7"], RepoDigests: null }],
  },
  loaded: {
    docker_stack_images: [redis, "n8nio/n8n:2.30.7"],
    docker_stack_locked_images: locked,
    docker_stack_image_archives: "images",
    images: [{ Id: digests.configuration, RepoTags: ["redis:8.4.0", "n8nio/n8n:2.30.7"], RepoDigests: null }],
  },
  loaded_with_containerd: {
    docker_stack_images: [redis],
    docker_stack_locked_images: locked,
    docker_stack_image_archives: "images",
    images: [{ Id: digests.index, RepoTags: ["redis:8.4.0"], RepoDigests: [redis] }],
  },
  loaded_other_content: {
    docker_stack_images: [redis],
    docker_stack_locked_images: locked,
    docker_stack_image_archives: "images",
    images: [{ Id: digests.other, RepoTags: ["redis:8.4.0"], RepoDigests: null }],
  },
  archives_not_declared: {
    docker_stack_images: [redis],
    docker_stack_image_archives: "images",
    images: [{ Id: digests.configuration, RepoTags: ["redis:8.4.0"], RepoDigests: null }],
  },
  little_space_for_images: {
    docker_stack_images: ["redis:8.4.0", "n8nio/n8n:2.30.7"],
    free: 3000,
    freeInOpt: 3000,
    images: [],
  },
  little_space_in_opt: { docker_stack_images: [], freeInOpt: 1000, images: [] },
};

const asked = [
  "_docker_stack_missing_images",
  "_docker_stack_pulled_for_a_tag",
  "_docker_stack_other_contents",
  "_docker_stack_archive_problems",
  "_docker_stack_disk_problems",
];

interface Play {
  readonly tasks: readonly { readonly hosts: Readonly<Record<string, { readonly msg: unknown }>> }[];
}

function askAnsible(): Readonly<Record<string, unknown>> {
  const inventory = Object.entries(hosts).map(([name, { images, free = 90_000, freeInOpt = 90_000, ...variables }]) => [
    name,
    {
      docker_stack_builds: [],
      docker_stack_locked_images: [],
      docker_stack_image_archives: "",
      docker_stack_min_free_megabytes: 2048,
      docker_stack_image_megabytes: 512,
      docker_stack_data_roots: [],
      _docker_stack_host: { images, containers: [] },
      _docker_stack_seen: { free: { "/var": free, "/opt": freeInOpt } },
      ...variables,
    },
  ]);
  const variables = join(repository, "roles-src/docker-stack/vars/main");
  const play = {
    hosts: "all",
    gather_facts: false,
    vars_files: ["builds", "containers", "images", "problems"].map((name) => join(variables, `${name}.yml`)),
    tasks: [{ "ansible.builtin.debug": { msg: Object.fromEntries(asked.map((name) => [name, `{{ ${name} }}`])) } }],
  };
  const folder = scratch({
    "ansible.cfg": "[defaults]\nstdout_callback = ansible.posix.json\n",
    "hosts.yml": JSON.stringify({ all: { hosts: Object.fromEntries(inventory) } }),
    "play.yml": JSON.stringify([play]),
  });
  const { plays } = JSON.parse(run("ansible-playbook", ["--inventory", "hosts.yml", "play.yml"], folder)) as {
    readonly plays: readonly Play[];
  };
  return Object.fromEntries(Object.entries(plays[0]?.tasks[0]?.hosts ?? {}).map(([name, { msg }]) => [name, msg]));
}

const fine = {
  _docker_stack_missing_images: [],
  _docker_stack_pulled_for_a_tag: [],
  _docker_stack_other_contents: [],
  _docker_stack_archive_problems: [],
  _docker_stack_disk_problems: [],
};

test("the role knows which images a host lacks, and what stands in their way", { timeout: 120_000 }, () => {
  expect(askAnsible()).toEqual({
    pulled_by_tag: { ...fine, _docker_stack_missing_images: ["n8nio/n8n:2.30.7"] },
    pulled_by_digest: fine,
    without_mirror: { ...fine, _docker_stack_missing_images: ["docker.io/a/b:1"] },
    loaded: fine,
    loaded_with_containerd: fine,
    loaded_other_content: {
      ...fine,
      _docker_stack_missing_images: [redis],
      _docker_stack_pulled_for_a_tag: locked,
      _docker_stack_other_contents: [redis],
    },
    archives_not_declared: {
      ...fine,
      _docker_stack_missing_images: [redis],
      _docker_stack_archive_problems: [expect.stringContaining(`one of '${redis}': let them ask for tags`)],
    },
    little_space_for_images: {
      ...fine,
      _docker_stack_missing_images: ["redis:8.4.0", "n8nio/n8n:2.30.7"],
      _docker_stack_disk_problems: [
        expect.stringContaining(
          "Only 3000 MiB are free on the disk of '/var', and 3072 are asked for (2048, and 512 for each of 2 images to pull):",
        ),
      ],
    },
    little_space_in_opt: {
      ...fine,
      _docker_stack_disk_problems: [
        expect.stringContaining("Only 1000 MiB are free on the disk of '/opt', and 2048 are asked for: free some"),
      ],
    },
  });
});
