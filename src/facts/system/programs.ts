import { type Gone, same } from "./gone.js";
import { keyring, repositoryTool } from "./packages.js";

const notes = "https://www.debian.org/releases/trixie/release-notes/issues.html";
const trixie = "https://packages.debian.org/trixie/";
const python3: Gone = { from: "Debian 13", instead: "take 'python3'", source: "https://wiki.debian.org/Python/FAQ" };
const others: Gone = { from: "Debian 13", instead: "take 'ansible.builtin.apt'", source: trixie };
const upstart: Gone = {
  from: "Debian 13",
  instead: "write a unit of systemd, and take 'ansible.builtin.systemd_service'",
  source: "https://tracker.debian.org/pkg/upstart",
};

/** Programs that no package brings under that name. */
export const gonePrograms: Readonly<Record<string, Gone>> = {
  "apt-key": {
    from: "Debian 13",
    instead: keyring,
    source: "https://manpages.debian.org/bookworm/apt/apt-key.8.en.html",
  },
  ...same("add-apt-repository apt-add-repository", repositoryTool),
  ...same("yum dnf zypper apk pacman rpm-ostree emerge brew", others),
  chkconfig: { ...others, instead: "take 'ansible.builtin.systemd_service' with 'enabled'" },
  ...same("initctl upstart rc-update rc-service openrc", upstart),
  ...same("python2 python2.7 pip2", python3),
  ...same("lastb lastlog", {
    from: "Debian 13",
    instead: "take 'lastlog2' of the package of that name, or 'journalctl --unit ssh'",
    source: `${notes}#the-last-lastb-and-lastlog-commands-have-been-replaced`,
  }),
};

const brought: Readonly<Record<string, string>> = {
  "net-tools": "ifconfig netstat route arp ipmaddr iptunnel mii-tool nameif",
  "bridge-utils": "brctl",
  "apache2-utils": "htpasswd htdigest ab",
  "btrfs-progs": "btrfs mkfs.btrfs",
  "cgroup-tools": "cgcreate cgset cgget cgexec cgclassify",
  "cifs-utils": "mount.cifs",
  "cryptsetup-bin": "cryptsetup",
  "default-mysql-client": "mysql mysqldump mysqladmin mariadb mariadb-dump",
  "ntpsec-ntpdate": "ntpdate ntpdig",
  "postgresql-client": "psql pg_dump pg_dumpall pg_restore pg_isready",
  "python-is-python3": "python",
  "python3-virtualenv": "virtualenv",
  "redis-tools": "redis-cli",
  ruby: "ruby gem",
  "php-cli": "php",
  "util-linux-extra": "hwclock",
  "wireguard-tools": "wg wg-quick",
  aide: "aide",
  at: "at atq atrm batch",
  certbot: "certbot letsencrypt",
  composer: "composer",
  ethtool: "ethtool",
  expect: "expect unbuffer",
  facter: "facter",
  gcc: "gcc cc",
  git: "git",
  ifenslave: "ifenslave",
  iotop: "iotop",
  ipset: "ipset",
  jq: "jq",
  ksh: "ksh",
  lvm2: "lvcreate lvextend lvs pvcreate pvs vgcreate vgs",
  make: "make",
  mdadm: "mdadm",
  monit: "monit",
  nodejs: "node nodejs",
  npm: "npm npx",
  parted: "parted partprobe",
  pipx: "pipx",
  puppet: "puppet",
  snapd: "snap",
  socat: "socat",
  sqlite3: "sqlite3",
  supervisor: "supervisorctl supervisord",
  tcpdump: "tcpdump",
  ufw: "ufw",
  unzip: "unzip zipinfo",
  vlan: "vconfig",
  wtmpdb: "last",
  xfsprogs: "mkfs.xfs xfs_growfs",
  yq: "yq",
  zip: "zip",
  zsh: "zsh",
  "docker-compose": "docker-compose",
  "lsb-release": "lsb_release",
};

/** The package that brings a program which a plain Debian 13 does not have: of priority "optional" there. */
export const broughtBy: ReadonlyMap<string, string> = new Map(
  Object.entries(brought).flatMap(([name, programs]) => programs.split(" ").map((program) => [program, name] as const)),
);

/** Programs that a host has as soon as another stands in for them. */
export const newerPrograms: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["ifconfig", "arp", "route", "brctl", "vconfig", "iptunnel"].map((name) => [name, "ip"])),
  netstat: "ss",
  lsb_release: ". /etc/os-release",
  python: "python3",
  last: "wtmpdb last",
  ntpdate: "chronyd",
  virtualenv: "python3 -m venv",
};

/** The package without which a module does nothing on a plain Debian 13, by the names of modules; as their requirements say. */
export const neededBy: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "network-manager": "community.general.nmcli",
    "open-iscsi": "community.general.open_iscsi",
    "python3-ldap": "community.general.ldap_entry",
    "python3-lxml": "community.general.xml",
    "python3-passlib": "community.general.htpasswd",
    "python3-pexpect": "ansible.builtin.expect",
    "python3-psycopg2": `community.postgresql.postgresql_db community.postgresql.postgresql_ext
      community.postgresql.postgresql_info community.postgresql.postgresql_privs community.postgresql.postgresql_query
      community.postgresql.postgresql_user`,
    "python3-pymongo": "community.mongodb.mongodb_user",
    "python3-pymysql":
      "community.mysql.mysql_db community.mysql.mysql_info community.mysql.mysql_query community.mysql.mysql_user",
    "python3-redis": "community.general.redis_info",
    at: "ansible.posix.at",
    composer: "community.general.composer",
    firewalld: "ansible.posix.firewalld",
    git: "ansible.builtin.git",
    lvm2: "community.general.lvg community.general.lvol",
    make: "community.general.make",
    monit: "community.general.monit",
    npm: "community.general.npm",
    parted: "community.general.parted",
    pipx: "community.general.pipx",
    snapd: "community.general.snap",
    subversion: "ansible.builtin.subversion",
    supervisor: "community.general.supervisorctl",
    ufw: "community.general.ufw",
  }).flatMap(([name, modules]) => modules.split(/\s+/).map((module) => [module, name] as const)),
);

/** Programs of the machine that Ansible runs on. */
export const controllersPrograms: Gone & { readonly pattern: RegExp } = {
  pattern: /^ansible(?:-playbook|-pull|-galaxy|-vault|-inventory|-console)?$/,
  from: "a plain Debian 13",
  instead: "write its tasks into the role: Ansible runs on the machine that deploys, not on the host",
  source: "https://docs.ansible.com/ansible/latest/getting_started/index.html",
};

const own: Gone = { from: "Debian 13", instead: "", source: trixie };

/** Units of systemd by the names that other systems give them. */
export const goneUnits: Readonly<Record<string, Gone>> = Object.fromEntries(
  Object.entries({
    crond: "cron",
    dhcpd: "isc-dhcp-server",
    httpd: "apache2",
    ip6tables: "netfilter-persistent",
    iptables: "netfilter-persistent",
    mysqld: "mariadb",
    network: "networking",
    nmb: "nmbd",
    ntp: "chrony",
    ntpd: "chrony",
    "php-fpm": "php8.4-fpm",
    rsyslogd: "rsyslog",
    smb: "smbd",
  }).map(([unit, instead]) => [unit, { ...own, instead: `name the unit '${instead}', which its package brings` }]),
);

/** Modules of Python's library that are gone with 3.12 and 3.13. */
export const gonePythonModules: Gone & { readonly pattern: RegExp } = {
  pattern:
    /^\s*(?:import|from)\s+(imp|distutils|asynchat|asyncore|smtpd|aifc|audioop|cgi|cgitb|chunk|crypt|imghdr|mailcap|nis|nntplib|ossaudiodev|pipes|sndhdr|spwd|sunau|telnetlib|uu|xdrlib|lib2to3|urllib2|ConfigParser|Queue)\b/m,
  from: "Debian 13",
  instead: "take what Python's notes on 3.12 and 3.13 name in its place",
  source: "https://docs.python.org/3/whatsnew/3.13.html#whatsnew313-pep594",
};

/** Calls of programs that are there, with words that they do not take, or that do nothing. */
export const goneCalls: readonly (Gone & { readonly pattern: RegExp; readonly what: string })[] = [
  {
    what: "keys of type 'dsa'",
    pattern: /^ssh-keygen\b.*\s-t\s*dsa\b/,
    from: "Debian 13",
    instead: "take 'ed25519'",
    source: `${notes}#openssh-no-longer-supports-dsa-keys`,
  },
  {
    what: "'locale-gen' with the name of a locale",
    pattern: /^locale-gen\s+(?:--\S+\s+)*[a-z]{2}_/,
    from: "Debian 13",
    instead: "take 'community.general.locale_gen': Debian's program makes only what '/etc/locale.gen' names",
    source: "https://manpages.debian.org/trixie/locales/locale-gen.8.en.html",
  },
  {
    what: "'sysctl -p' without a file",
    pattern: /^sysctl\s+(?:-\w*p|--load)(?:\s+\/etc\/sysctl\.conf)?$/,
    from: "Debian 13",
    instead: "take 'sysctl --system': the file '/etc/sysctl.conf' that it would read is not there",
    source: `${notes}#etc-sysctl-conf-is-no-longer-honored`,
  },
];

/** Packages of Python that no Python of Debian 13 runs. */
export const gonePythonPackages: Readonly<Record<string, Gone>> = {
  "docker-compose": {
    from: "Debian 13",
    instead: "take 'docker compose': version 1 ended in 2023, and does not install with Python 3.13",
    source: "https://docs.docker.com/retired/#docker-compose-v1",
  },
  "docker-py": {
    from: "Debian 13",
    instead: "install 'python3-docker'",
    source: "https://docs.ansible.com/ansible/latest/collections/community/docker/changelog.html",
  },
};
