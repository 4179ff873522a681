import { expect, test } from "vitest";
import { compiled, filesBelow, textOf } from "../lint/projects.js";
import { type Outcome, Project } from "./without-rexible.js";

// No node, no stack.ts, no Rexible: `generated/` alone, edited as its maintainer would, and asked what Ansible makes of it.
const generated = compiled("test/exit/fixtures/stack.ts");
const minutes = 60_000;
const compose = "roles/docker-stack/files/compose/docker-compose.yml";
const defaults = "roles/docker-stack/defaults/main.yml";
const env = "Write the values that the inventory gives";

interface Edit {
  readonly edit: (project: Project) => void;
  /** The tasks that bring it. */
  readonly changes: readonly string[];
  /** Services whose containers mount what was edited, and are made anew for it. */
  readonly recreates: readonly string[];
}

/**
 * An edit of each kind of file that a container or Compose reads. Edits of one round are made together, so each must keep to
 * its own services; rounds follow one another on one host.
 */
const rounds: readonly Readonly<Record<string, Edit>>[] = [
  {
    "a configuration file": {
      edit: (project) => project.edit("roles/mailer/files/configs/mailer/etc/mailer.conf", "queue = 10", "queue = 20"),
      changes: ["Install the configuration of mailer", env],
      recreates: ["mailer"],
    },
    "the template of a configuration file, with a variable of its role": {
      edit: (project) => {
        project.edit("roles/shop/defaults/main.yml", "---\n", "---\nshop_workers: 7\n");
        project.edit("roles/shop/templates/configs/shop/etc/shop.conf.j2", /$/, "workers = {{ shop_workers }}\n");
      },
      changes: ["Render the configuration of shop", env],
      recreates: ["shop"],
    },
    "the mode of a folder": {
      edit: (project) => project.edit("roles/postgresql/defaults/main.yml", 'mode: "0700"', 'mode: "0750"'),
      changes: ["Create the folders of postgresql"],
      recreates: [],
    },
  },
  {
    "a configuration file that is new, and its mount": {
      edit: (project) => {
        project.write("roles/mailer/files/configs/mailer/etc/more.conf", "{{ not a template }}\n");
        const mount = "/opt/shop/configs/mailer/etc/more.conf:/etc/more.conf:ro";
        project.edit(compose, /(container_name: shop_mailer[\s\S]*?volumes:\n)( +)/, `$1$2- ${mount}\n$2`);
      },
      changes: ["Install the configuration of mailer", env, "Install the Compose files"],
      recreates: ["mailer"],
    },
    "a value of the inventory": {
      edit: (project) => project.write("inventory/group_vars/all/local.yml", "domain: shop.example.net\n"),
      changes: ["Render the configuration of shop", env],
      recreates: ["shop"],
    },
  },
  {
    "a secret of the vault": {
      edit: (project) =>
        project.edit(
          "inventory/group_vars/all/vault.yml",
          /(vault_shop_db_password: ).*/,
          "$1another-one-of-good-length",
        ),
      changes: ["Write the secrets of postgresql", "Write the secrets of shop", env],
      recreates: ["postgresql", "shop"],
    },
    "the mode of configuration files": {
      edit: (project) => project.edit("roles/mailer/vars/main.yml", '"0644"', '"0640"'),
      changes: ["Install the configuration of mailer"],
      recreates: [],
    },
  },
  {
    "the template of a secret": {
      edit: (project) =>
        project.edit("roles/postgresql/templates/secrets/postgresql/database_shop.j2", "}}", " | upper }}"),
      changes: ["Write the secrets of postgresql", env],
      recreates: ["postgresql"],
    },
    "a secret that is new": {
      edit: (project) => {
        project.write("roles/shop/templates/secrets/shop/TOKEN.j2", "{{ vault_shop_db_password }}");
        project.edit(
          "roles/shop/defaults/main.yml",
          /( +- source: .*)DB_PASSWORD(.j2\n +path: .*)DB_PASSWORD(\n( +(owner|group).*\n)+)/,
          "$&$1TOKEN$2TOKEN$3",
        );
      },
      changes: ["Write the secrets of shop", env],
      recreates: ["shop"],
    },
    "a limit in a Compose file": {
      edit: (project) => project.edit(compose, 'memory: "64M"', 'memory: "96M"'),
      changes: ["Install the Compose files"],
      recreates: [],
    },
  },
  {
    "the template of .env": {
      edit: (project) => project.edit("roles/docker-stack/templates/env.j2", /$/, "GREETING=hello\n"),
      changes: [env],
      recreates: [],
    },
    "a task": {
      edit: (project) =>
        project.write(
          "roles/plain/tasks/main.yml",
          "---\n- name: Say hello\n  ansible.builtin.debug:\n  changed_when: true\n",
        ),
      changes: ["Say hello"],
      recreates: [],
    },
  },
];

/** Services whose label says another digest. */
function recreated(before: Outcome, after: Outcome): readonly string[] {
  return Object.keys(after.digests).filter((name) => after.digests[name] !== before.digests[name]);
}

test("nothing in the project is a checksum of another file of it", () => {
  // Neither is read on a host: they tell a later build what this one made.
  const forBuilds = ["manifest.json", "docs/stack.json"];
  const sums = filesBelow(generated()).filter(
    (path) => !forBuilds.includes(path) && /\b([0-9a-f]{40}|[0-9a-f]{16})\b/.test(textOf(generated(), path)),
  );
  // An example of a release's name, in a comment.
  expect(sums).toEqual(["playbooks/rollback.yml"]);
});

test("each edit by hand is deployed, and concerns those containers alone that mount it", {
  timeout: 20 * minutes,
}, () => {
  const project = new Project(generated());
  let host = project.outcome();
  expect(host.problems).toEqual([]);
  project.deployed(host);
  const again = project.outcome();
  expect(again.changes).toEqual([]);
  expect(again.digests).toEqual(host.digests);

  for (const round of rounds) {
    const edits = Object.values(round);
    for (const { edit } of edits) edit(project);
    const after = project.outcome();
    expect(
      {
        changes: [...after.changes].sort(),
        recreates: [...recreated(host, after)].sort(),
        stops: [...after.problems, ...after.unbrought],
      },
      Object.keys(round).join("; "),
    ).toEqual({
      changes: [...new Set(edits.flatMap(({ changes }) => changes))].sort(),
      recreates: edits.flatMap(({ recreates }) => recreates).sort(),
      stops: [],
    });
    project.deployed(after);
    host = after;
  }
});

test("a run that leaves a role out does not start what would lack its files", { timeout: 10 * minutes }, () => {
  const project = new Project(generated());
  project.deployed(project.outcome());
  project.edit("roles/mailer/files/configs/mailer/etc/mailer.conf", "queue = 10", "queue = 20");
  expect(project.outcome(["shop"]).unbrought).toEqual(["/opt/shop/configs/mailer/etc/mailer.conf"]);
  expect(project.outcome(["mailer"]).unbrought).toEqual([]);
});

/** Edits that need another one beside them, and what the deployment says before it changes anything. */
const halves: readonly { readonly what: string; readonly edit: (project: Project) => void; readonly says: RegExp }[] = [
  {
    what: "another image",
    edit: (project) => project.edit(compose, "ghcr.io/example/mailer:2.0.0", "ghcr.io/example/mailer:2.0.1"),
    says: /'mailer' the image 'ghcr.io\/example\/mailer:2.0.1', which docker_stack_images does not list/,
  },
  {
    what: "another network of a service",
    edit: (project) =>
      project.edit(compose, /(shop_mailer[\s\S]*?networks:\n)( +- )frontend/, "$1$2frontend\n$2backend"),
    says: /says of 'mailer', networks: \["shop_frontend", "shop_.*"\], and docker_stack_services says \["shop_frontend"\]/,
  },
  {
    what: "a network that nobody creates",
    edit: (project) => project.edit(compose, "    name: shop_backend", "    name: shop_side"),
    says: /Nothing would create the network 'shop_side' of 'mailer'/,
  },
  {
    what: "another name of a container",
    edit: (project) => project.edit(compose, "container_name: shop_plain", "container_name: post"),
    says: /says of 'plain', container: "post"/,
  },
  {
    what: "a published port, in the short notation",
    edit: (project) =>
      project.edit(compose, "container_name: shop_mailer", '$&\n    ports: ["25:2525", "127.0.0.1:9000:9000"]'),
    says: /says of 'mailer', published: \["25\/tcp"\].*hardening_published_ports, which opens the firewall/,
  },
  {
    what: "a service more",
    edit: (project) =>
      project.edit(compose, "services:\n", "services:\n  cron:\n    image: ghcr.io/example/shop:1.4.2\n"),
    says: /Nothing would start 'cron' of docker-compose.yml: add it to docker_stack_services and to docker_stack_starts/,
  },
  {
    what: "a service that no group starts",
    edit: (project) => project.edit(defaults, /(docker_stack_starts:[\s\S]*?) +- plain\n/, "$1"),
    says: /Nothing would start 'plain'/,
  },
  {
    what: "a service less",
    edit: (project) =>
      project.edit("roles/docker-stack/files/compose/docker-compose-infra.yml", / {2}caddy:\n( {4}.*\n)+/, ""),
    says: /No Compose file has the service 'caddy'/,
  },
  {
    what: "a configuration file less, still mounted",
    edit: (project) => project.remove("roles/mailer/files/configs/mailer/etc/mailer.conf"),
    says: /mounts 'configs\/mailer\/etc\/mailer.conf' into 'mailer', which no role brings/,
  },
];

test("an edit that needs another one is refused, and says which", { timeout: 20 * minutes }, () => {
  const project = new Project(generated());
  for (const { edit } of halves) edit(project);
  const { problems } = project.outcome([]);
  for (const { what, says } of halves) expect(problems, what).toContainEqual(expect.stringMatching(says));
  for (const problem of problems) expect(problem).toContain(`(${defaults})`);
});
