import { tasksOf } from "../../role-source/task.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX053",
  title: "A module without its collection",
  level: "error",
  says: "task '{task}' of role '{role}' calls module '{module}' without its collection",
  why: "Which module runs depends on what is installed: a collection of the same name takes its place without a word.",
  fix: "Write the full name, such as 'ansible.builtin.{module}'.",
  bad: {
    role: "motd",
    files: {
      "tasks/main.yml": `- name: Write the greeting
  copy:
    content: Managed by Ansible
    dest: /etc/motd
    mode: "0644"
`,
    },
  },
  good: {
    role: "motd",
    files: {
      "tasks/main.yml": `- name: Write the greeting
  ansible.builtin.copy:
    content: Managed by Ansible
    dest: /etc/motd
    mode: "0644"
`,
    },
  },
  links: ["https://ansible.readthedocs.io/projects/lint/rules/fqcn/"],
  inEditor: false,
  mends: true,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const { module, name: task, file, route } of tasksOf(role))
      if (module !== undefined && module.split(".").length < 3)
        yield {
          at: { file, route: [...route, module] },
          with: { task, role: role.name, module },
          mend: builtIn.has(module) ? { kind: "rename", from: module, to: `ansible.builtin.${module}` } : undefined,
        };
  },
});

/** The modules of ansible-core, which a short name means unless a collection takes its place. */
const builtIn = new Set(
  `add_host apt apt_key apt_repository assemble assert async_status blockinfile command copy cron deb822_repository
  debconf debug dnf dnf5 dpkg_selections expect fail fetch file find gather_facts get_url getent git group group_by
  hostname import_role import_tasks include_role include_tasks include_vars iptables known_hosts lineinfile meta
  mount_facts package package_facts pause ping pip raw reboot replace rpm_key script service service_facts set_fact
  set_stats setup shell slurp stat subversion systemd systemd_service sysvinit tempfile template unarchive uri user
  validate_argument_spec wait_for wait_for_connection yum_repository`.split(/\s+/),
);
