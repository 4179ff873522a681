import type { Gone } from "./gone.js";

/** A file of the host that Debian 13 does not have, or that nothing reads there. */
export interface GoneFile extends Gone {
  readonly path: RegExp;
  /** A package that makes it right. */
  readonly unless?: string;
  /** Whether it is right for who makes the whole of it. Default: no. */
  readonly mayBeMade?: true;
}

const notes = "https://www.debian.org/releases/trixie/release-notes/issues.html";
const journal =
  "read the journal, for example 'journalctl --unit ssh': 'rsyslog' is not there unless a role installs it";

export const goneFiles: readonly GoneFile[] = [
  {
    path: /^\/etc\/sysctl\.conf$/,
    from: "Debian 13",
    instead: "write a file in '/etc/sysctl.d': at a start of the host, nothing reads this one",
    source: `${notes}#etc-sysctl-conf-is-no-longer-honored`,
  },
  {
    path: /^\/etc\/rc\.local$/,
    mayBeMade: true,
    from: "Debian 13",
    instead: "write a unit of systemd: the file is not there, and counts only as a whole script of mode 0755",
    source: "https://manpages.debian.org/trixie/systemd/systemd-rc-local-generator.8.en.html",
  },
  {
    path: /^\/etc\/(?:inittab|init\/[^/]+\.conf|event\.d\/.*|conf\.d\/.*|rc\.conf)$/,
    from: "Debian 13",
    instead: "write a unit of systemd",
    source: "https://manpages.debian.org/trixie/systemd/systemd.unit.5.en.html",
  },
  {
    path: /^\/etc\/(?:sysconfig|yum\.repos\.d|selinux|firewalld|network-scripts|dnf)\/|^\/etc\/(?:yum|dnf)\.conf$/,
    unless: "firewalld",
    from: "Debian 13",
    instead: "take the file that Debian's package reads, such as those below '/etc/default'",
    source: "https://www.debian.org/doc/debian-policy/ch-opersys.html",
  },
  {
    path: /^\/etc\/network\/interfaces(?:\.d\/.*)?$/,
    unless: "ifupdown",
    from: "a cloud image of Debian 13",
    instead: "write for what brings the host's network up, such as '/etc/systemd/network', or install 'ifupdown'",
    source: "https://wiki.debian.org/NetworkConfiguration",
  },
  {
    path: /^\/etc\/netplan\//,
    unless: "netplan.io",
    from: "a plain Debian 13",
    instead: "write for what brings the host's network up, such as '/etc/systemd/network', or install 'netplan.io'",
    source: "https://wiki.debian.org/NetworkConfiguration",
  },
  {
    path: /^\/etc\/(?:r?syslog\.conf|rsyslog\.d\/.*)$/,
    unless: "rsyslog",
    from: "a plain Debian 13",
    instead: "install 'rsyslog', or leave it to the journal",
    source:
      "https://www.debian.org/releases/bookworm/amd64/release-notes/ch-information.en.html#changes-to-system-logging",
  },
  {
    path: /^\/etc\/ntp\.conf$/,
    from: "Debian 13",
    instead:
      "write '/etc/ntpsec/ntp.conf', '/etc/chrony/conf.d' or '/etc/systemd/timesyncd.conf.d', whichever serves the host's time",
    source: "https://packages.debian.org/trixie/ntpsec",
  },
  {
    path: /^\/etc\/iptables\/rules\.v[46]$/,
    unless: "iptables-persistent",
    from: "a plain Debian 13",
    instead: "install 'iptables-persistent', without which nothing loads it when the host starts",
    source: "https://packages.debian.org/trixie/iptables-persistent",
  },
  {
    path: /^\/etc\/modprobe\.conf$/,
    from: "Debian 13",
    instead: "write a file in '/etc/modprobe.d' that ends in '.conf'",
    source: "https://manpages.debian.org/trixie/kmod/modprobe.d.5.en.html",
  },
  {
    path: /^\/sys\/fs\/cgroup\/(?:memory|cpu|cpuset|blkio|devices|freezer|pids|cpu,cpuacct)\//,
    from: "Debian 13",
    instead: "take the files of cgroup v2, or limits of a unit such as 'MemoryMax='",
    source: "https://manpages.debian.org/trixie/systemd/systemd.1.en.html",
  },
  {
    path: /^\/var\/log\/(?:syslog|messages|auth\.log|secure|mail\.log|kern\.log|daemon\.log)$/,
    unless: "rsyslog",
    from: "a plain Debian 13",
    instead: journal,
    source:
      "https://www.debian.org/releases/bookworm/amd64/release-notes/ch-information.en.html#changes-to-system-logging",
  },
];

/** A line of a file, by the file's path. */
export interface GoneLine extends Gone {
  readonly path: RegExp;
  readonly line: RegExp;
  /** A package that makes it right. */
  readonly unless?: string;
}

export const goneLines: readonly GoneLine[] = [
  {
    path: /sshd?_config/,
    line: /^\s*(?:Ciphers|MACs|KexAlgorithms|HostKeyAlgorithms|PubkeyAccepted(?:KeyTypes|Algorithms)|HostKey|CASignatureAlgorithms)\b.*(?:ssh-dss|_dsa_key|blowfish-cbc|cast128-cbc|arcfour|hmac-ripemd160)/i,
    from: "Debian 13",
    instead: "leave it out: OpenSSH 10 has no such key, and with a cipher that it does not know sshd does not start",
    source: `${notes}#openssh-no-longer-supports-dsa-keys`,
  },
  {
    path: /\/pam\.d\//,
    line: /\bpam_(?:tally2?|lastlog|cracklib|stack|console)\.so\b/,
    from: "Debian 13",
    instead:
      "take 'pam_faillock.so', 'pam_lastlog2.so' or 'pam_pwquality.so': with a module that is not there, nobody gets in",
    source: "https://packages.debian.org/trixie/amd64/libpam-modules/filelist",
  },
  {
    path: /\/default\/grub/,
    line: /systemd\.(?:unified_cgroup_hierarchy=(?:0|no|false)|legacy_systemd_cgroup_controller)/,
    from: "Debian 13",
    instead: "leave it out: systemd of Debian 13 does not start the host with cgroup v1",
    source: "https://manpages.debian.org/trixie/systemd/systemd.1.en.html",
  },
  {
    path: /fail2ban/,
    line: /^\s*logpath\s*=\s*\/var\/log\/(?:auth|syslog|secure|messages|mail)(?:\.log)?\b/,
    unless: "rsyslog",
    from: "a plain Debian 13",
    instead: "write 'backend = systemd' and no 'logpath': without the file, fail2ban does not start",
    source:
      "https://www.debian.org/releases/bookworm/amd64/release-notes/ch-information.en.html#changes-to-system-logging",
  },
];

/** Sources of packages that are made for another system. */
export const foreignSources: readonly (Gone & { readonly line: RegExp })[] = [
  {
    line: /\b(?:(?:deb|security|ftp\.\w+)\.debian\.org|archive\.debian\.org)\S*.*?\b(?:bookworm|bullseye|buster|stretch|jessie|oldstable|oldoldstable)\b/,
    from: "Debian 13",
    instead: "name the suite 'trixie': packages of an older release want libraries that the host has no more",
    source: "https://wiki.debian.org/DontBreakDebian",
  },
  {
    line: /\b(?:archive|security|ports)\.ubuntu\.com\b|ppa\.launchpad(?:content)?\.net|\/linux\/ubuntu\b|\bubuntu\S*\s+(?:focal|jammy|noble|bionic)\b/,
    from: "Debian 13",
    instead: "name the maker's repository for Debian and the suite 'trixie': this one is built for Ubuntu",
    source: "https://wiki.debian.org/DontBreakDebian",
  },
];

/** Names of time zones that Debian 13 has only in the package 'tzdata-legacy'. */
export const legacyZones =
  /^(?:(?:US|Canada|Brazil|Chile|Mexico)\/[\w-]+|Africa\/Asmera|America\/(?:Argentina\/ComodRivadavia|Buenos_Aires|Catamarca|Cordoba|Fort_Wayne|Godthab|Indianapolis|Jujuy|Knox_IN|Louisville|Mendoza|Rosario)|Antarctica\/South_Pole|Asia\/(?:Ashkhabad|Calcutta|Choibalsan|Chungking|Dacca|Katmandu|Macao|Rangoon|Saigon|Thimbu|Ujung_Pandang|Ulan_Bator)|Atlantic\/Faeroe|Australia\/(?:ACT|LHI|NSW|North|Queensland|South|Tasmania|Victoria|West)|CET|CST6CDT|Cuba|EET|EST|EST5EDT|Egypt|Eire|Europe\/(?:Kiev|Uzhgorod|Zaporozhye)|GB|GB-Eire|GMT[+-]?0|Greenwich|HST|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|MET|MST|MST7MDT|NZ|NZ-CHAT|Navajo|PRC|PST8PDT|Pacific\/(?:Enderbury|Ponape|Truk)|Poland|Portugal|ROC|ROK|Singapore|Turkey|UCT|Universal|W-SU|WET|Zulu)$/;
