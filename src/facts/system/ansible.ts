import { type Gone, same } from "./gone.js";
import { keyring } from "./packages.js";

const guides = "https://docs.ansible.com/ansible/latest/porting_guides";
const compose: Gone = {
  from: "its collection",
  instead: "take 'community.docker.docker_compose_v2'",
  source: "https://docs.ansible.com/ansible/latest/collections/community/docker/changelog.html#v4-0-0",
};
const include: Gone = {
  from: "Ansible",
  instead: "take 'ansible.builtin.include_tasks' or 'ansible.builtin.import_tasks'",
  source: `${guides}/porting_guide_core_2.16.html`,
};

/** Modules by their full name. */
export const goneModules: Readonly<Record<string, Gone>> = {
  "ansible.builtin.apt_key": {
    from: "Debian 13",
    instead: `${keyring}: the module needs the program 'apt-key'`,
    source: "https://docs.ansible.com/ansible/latest/collections/ansible/builtin/apt_key_module.html#notes",
  },
  "community.docker.docker_compose": compose,
  "community.general.docker_compose": compose,
  "community.crypto.openssl_certificate": {
    from: "its collection",
    instead: "take 'community.crypto.x509_certificate'",
    source: "https://docs.ansible.com/ansible/latest/collections/community/crypto/changelog.html",
  },
  "ansible.builtin.sysvinit": {
    from: "a plain Debian 13",
    instead:
      "take 'ansible.builtin.systemd_service': systemd starts what runs there, and most packages bring no other script",
    source: "https://docs.ansible.com/ansible/latest/collections/ansible/builtin/sysvinit_module.html#requirements",
  },
  include,
  "ansible.builtin.include": include,
  ...same(
    "ansible.builtin.yum ansible.builtin.dnf ansible.builtin.dnf5 ansible.builtin.yum_repository ansible.builtin.rpm_key",
    {
      from: "Debian 13",
      instead: "take 'ansible.builtin.apt' and 'ansible.builtin.deb822_repository'",
      source: "https://docs.ansible.com/ansible/latest/collections/ansible/builtin/apt_module.html",
    },
  ),
};

const warn: Gone = {
  from: "Ansible",
  instead: "remove it: since 2.14 the module refuses it",
  source: `${guides}/porting_guide_core_2.14.html#modules-removed`,
};

/** Options by the module's name without its collection. */
export const goneOptions: Readonly<Record<string, Readonly<Record<string, Gone>>>> = {
  command: { warn },
  shell: { warn },
  get_url: {
    sha256sum: {
      from: "Ansible",
      instead: "write 'checksum: sha256:…'",
      source: `${guides}/porting_guide_core_2.14.html`,
    },
  },
};

/** Keywords of tasks and plays. */
export const goneKeywords: Readonly<Record<string, Gone>> = {
  ...same("sudo sudo_user su su_user", {
    from: "Ansible",
    instead: "write 'become: true', and 'become_user' for another user than root",
    source: "https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_privilege_escalation.html",
  }),
  always_run: { from: "Ansible", instead: "write 'check_mode: false'", source: `${guides}/porting_guide_2.6.html` },
  static: include,
};

/** Ways to reach a host, as `connection` and `ansible_connection` name them. */
export const goneConnections: Readonly<Record<string, Gone>> = {
  ...same("paramiko paramiko_ssh ansible.builtin.paramiko_ssh", {
    from: "Ansible",
    instead: "take 'ssh': 2.21 is without it",
    source: `${guides}/porting_guide_core_2.21.html`,
  }),
  smart: { from: "Ansible", instead: "take 'ssh'", source: `${guides}/porting_guide_core_2.20.html` },
};

/** What expressions of Jinja say, with how it is told. */
export const goneExpressions: readonly (Gone & { readonly what: string; readonly pattern: RegExp })[] = [
  ...(
    [
      ["iteritems()", /\.iteritems\(/, "'items()'"],
      ["itervalues()", /\.itervalues\(/, "'values()'"],
      ["iterkeys()", /\.iterkeys\(/, "'keys()'"],
      ["has_key()", /\.has_key\(/, "the test 'in'"],
      ["a position in 'keys()', 'values()' or 'items()'", /\.(?:keys|values|items)\(\)\s*\[/, "'| list' before it"],
    ] as const
  ).map(([what, pattern, instead]): Gone & { what: string; pattern: RegExp } => ({
    what,
    pattern,
    from: "Ansible",
    instead: `write ${instead}: it is Python 3 that reads it`,
    source: "https://docs.python.org/3/whatsnew/3.0.html#views-and-iterators-instead-of-lists",
  })),
  {
    what: "a test that is written as a filter",
    pattern: /\|\s*(?:success|succeeded|failed|changed|skipped|version_compare)\b(?!\s*=)/,
    from: "Ansible",
    instead: "write it with 'is', such as 'is failed' and 'is version(…)'",
    source: `${guides}/porting_guide_2.5.html#jinja-tests-used-as-filters`,
  },
];
