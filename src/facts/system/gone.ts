/**
 * What roles of older days use, and what Debian 13 or ansible-core 2.17 and later do not have. Each with what to take instead, and
 * the words of Debian or of Ansible as its source.
 */
export interface Gone {
  /** Who does not have it. */
  readonly from: "Debian 13" | "ansible-core 2.17" | "its collection";
  /** What to take instead. */
  readonly instead: string;
  readonly source: string;
}

const apt = "https://manpages.debian.org/bookworm/apt/apt-key.8.en.html#DESCRIPTION";
const keyring =
  "put the key into '/etc/apt/keyrings' with 'ansible.builtin.get_url', and name it in 'signed_by' of 'ansible.builtin.deb822_repository'";

/** Modules by their full name. */
export const goneModules: Readonly<Record<string, Gone>> = {
  "ansible.builtin.apt_key": {
    from: "Debian 13",
    instead: `${keyring}: the module needs the program 'apt-key'`,
    source: "https://docs.ansible.com/ansible/latest/collections/ansible/builtin/apt_key_module.html#notes",
  },
  "community.docker.docker_compose": {
    from: "its collection",
    instead: "take 'community.docker.docker_compose_v2'",
    source: "https://docs.ansible.com/ansible/latest/collections/community/docker/changelog.html#v4-0-0",
  },
  "community.general.docker_compose": {
    from: "its collection",
    instead: "take 'community.docker.docker_compose_v2'",
    source: "https://docs.ansible.com/ansible/latest/collections/community/docker/changelog.html#v4-0-0",
  },
  "community.crypto.openssl_certificate": {
    from: "its collection",
    instead: "take 'community.crypto.x509_certificate'",
    source: "https://docs.ansible.com/ansible/latest/collections/community/crypto/changelog.html",
  },
  include: {
    from: "ansible-core 2.17",
    instead: "take 'ansible.builtin.include_tasks' or 'ansible.builtin.import_tasks'",
    source: "https://docs.ansible.com/ansible-core/2.16/porting_guides/porting_guide_core_2.16.html",
  },
  "ansible.builtin.include": {
    from: "ansible-core 2.17",
    instead: "take 'ansible.builtin.include_tasks' or 'ansible.builtin.import_tasks'",
    source: "https://docs.ansible.com/ansible-core/2.16/porting_guides/porting_guide_core_2.16.html",
  },
  ...Object.fromEntries(
    [
      "ansible.builtin.yum",
      "ansible.builtin.dnf",
      "ansible.builtin.dnf5",
      "ansible.builtin.yum_repository",
      "ansible.builtin.rpm_key",
    ].map((module) => [
      module,
      {
        from: "Debian 13",
        instead: "take 'ansible.builtin.apt' and 'ansible.builtin.deb822_repository'",
        source: "https://docs.ansible.com/ansible/latest/collections/ansible/builtin/apt_module.html",
      },
    ]),
  ),
};

/** Options by the module's name without its collection. */
export const goneOptions: Readonly<Record<string, Readonly<Record<string, Gone>>>> = {
  command: { warn: warnOption() },
  shell: { warn: warnOption() },
  get_url: { sha256sum: sumOption() },
};

function warnOption(): Gone {
  return {
    from: "ansible-core 2.17",
    instead: "remove it: since 2.14 the module refuses it",
    source: "https://docs.ansible.com/ansible-core/2.14/porting_guides/porting_guide_core_2.14.html#modules-removed",
  };
}

function sumOption(): Gone {
  return {
    from: "ansible-core 2.17",
    instead: "write 'checksum: sha256:…'",
    source: "https://docs.ansible.com/ansible-core/2.14/porting_guides/porting_guide_core_2.14.html",
  };
}

/** Keywords of tasks and plays. */
export const goneKeywords: Readonly<Record<string, Gone>> = Object.fromEntries(
  ["sudo", "sudo_user", "su", "su_user", "always_run"].map((keyword) => [
    keyword,
    {
      from: "ansible-core 2.17",
      instead:
        keyword === "always_run"
          ? "write 'check_mode: false'"
          : "write 'become: true', and 'become_user' for another user than root",
      source: "https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_privilege_escalation.html",
    } as const,
  ]),
);

/** Programs. */
export const gonePrograms: Readonly<Record<string, Gone>> = {
  "apt-key": { from: "Debian 13", instead: keyring, source: apt },
  "add-apt-repository": repositoryTool(),
  "apt-add-repository": repositoryTool(),
  ...Object.fromEntries(
    ["chkconfig", "yum", "dnf", "zypper", "apk", "pacman"].map((program) => [
      program,
      {
        from: "Debian 13",
        instead:
          program === "chkconfig"
            ? "take 'ansible.builtin.systemd_service' with 'enabled'"
            : "take 'ansible.builtin.apt'",
        source: "https://manpages.debian.org/trixie/",
      } as const,
    ]),
  ),
  ...Object.fromEntries(
    ["python2", "python2.7", "pip2"].map((program) => [
      program,
      { from: "Debian 13", instead: "take 'python3'", source: "https://wiki.debian.org/Python/FAQ" } as const,
    ]),
  ),
};

/** Units of systemd by the names that other systems give them. */
export const goneUnits: Readonly<Record<string, Gone>> = Object.fromEntries(
  Object.entries({
    crond: "cron",
    httpd: "apache2",
    iptables: "netfilter-persistent",
    ip6tables: "netfilter-persistent",
    mysqld: "mariadb",
    network: "networking",
    ntp: "chrony",
    ntpd: "chrony",
    rsyslogd: "rsyslog",
    smb: "smbd",
    nmb: "nmbd",
    dhcpd: "isc-dhcp-server",
  }).map(([unit, instead]) => [
    unit,
    {
      from: "Debian 13",
      instead: `name the unit '${instead}', which its package brings`,
      source: "https://packages.debian.org/trixie/",
    } as const,
  ]),
);

function repositoryTool(): Gone {
  return {
    from: "Debian 13",
    instead: "take 'ansible.builtin.deb822_repository': the package 'software-properties-common' was removed",
    source: "https://tracker.debian.org/news/1579223/software-properties-removed-from-testing/",
  };
}

/** Packages that no release since has, whatever repository stands beside Debian's. */
export const gonePackages: Readonly<Record<string, Gone>> = {
  "software-properties-common": repositoryTool(),
  ...packages("https://packages.debian.org/trixie/", {
    dnsutils: "bind9-dnsutils",
    ntp: "ntpsec",
    ntpdate: "ntpsec-ntpdate",
    netcat: "netcat-openbsd",
    "python3-distutils": "python3-setuptools",
    "python-apt": "python3-apt",
    "python-pip": "python3-pip",
    python2: "python3",
    "python-docker": "python3-docker",
    "python-minimal": "python3",
    "python-dev": "python3-dev",
    "python-setuptools": "python3-setuptools",
    "python-virtualenv": "python3-venv",
    "docker-compose-v2": "docker-compose",
    exa: "eza",
    "docker-engine": "docker.io",
    "wireguard-dkms": "wireguard-tools",
    "libssl1.1": "libssl3t64",
    libncurses5: "libncurses6",
  }),
};

/** Packages with a version in their name, that only a repository beside Debian's has. */
export const versionedPackages: readonly (readonly [RegExp, string])[] = [
  [/^php[578]\.[0-35-9](?:-|$)/, "php8.4"],
  [/^postgresql(?:-client|-contrib)?-(?:9\.\d|1[0-6])$/, "postgresql-17"],
  [/^python3\.(?:[0-9]|1[0-2])(?:-|$)/, "python3.13"],
  [/^openjdk-(?:7|8|11|17)-/, "openjdk-21-jre-headless"],
  [/^mariadb-(?:server|client)-10\.\d+$/, "mariadb-server"],
  [/^mysql-(?:server|client)(?:-|$)/, "mariadb-server"],
  [/^linux-image-[56]\.\d+/, "linux-image-amd64"],
];

function packages(source: string, names: Readonly<Record<string, string>>): Readonly<Record<string, Gone>> {
  return Object.fromEntries(
    Object.entries(names).map(([name, instead]) => [
      name,
      { from: "Debian 13", instead: `take '${instead}'`, source: `${source}${instead.split(" ")[0]}` } as const,
    ]),
  );
}
