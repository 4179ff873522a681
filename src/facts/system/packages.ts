import type { Gone } from "./gone.js";

export const keyring =
  "put the key into '/etc/apt/keyrings' with 'ansible.builtin.get_url', and name it in 'signed_by' of 'ansible.builtin.deb822_repository'";

export const repositoryTool: Gone = {
  from: "Debian 13",
  instead: "take 'ansible.builtin.deb822_repository': the package 'software-properties-common' was removed",
  source: "https://tracker.debian.org/news/1579223/software-properties-removed-from-testing/",
};

/** Packages that Debian had and has no more, with what took their place; whatever repository stands beside Debian's. */
export const gonePackages: Readonly<Record<string, Gone>> = {
  "software-properties-common": repositoryTool,
  "sysvinit-core": {
    from: "a plain Debian 13",
    instead: "keep systemd: what the other roles bring are units of it",
    source: "https://packages.debian.org/trixie/sysvinit-core",
  },
  ...replaced({
    "aufs-tools": "docker.io",
    "btrfs-tools": "btrfs-progs",
    "chromium-browser": "chromium",
    "cgroupfs-mount": "cgroup-tools",
    "docker-compose-v2": "docker-compose",
    "docker-engine": "docker.io",
    "exfat-utils": "exfatprogs",
    "firmware-linux-nonfree": "firmware-linux",
    "heirloom-mailx": "s-nail",
    "libapache2-mod-wsgi": "libapache2-mod-wsgi-py3",
    "libmysqlclient-dev": "libmariadb-dev",
    "libpam-cracklib": "libpam-pwquality",
    "libssl1.1": "libssl3t64",
    "libvirt-bin": "libvirt-daemon-system",
    "policykit-1": "polkitd",
    "python-apt": "python3-apt",
    "python-dev": "python3-dev",
    "python-docker": "python3-docker",
    "python-minimal": "python3",
    "python-mysqldb": "python3-mysqldb",
    "python-passlib": "python3-passlib",
    "python-pip": "python3-pip",
    "python-psycopg2": "python3-psycopg2",
    "python-pycurl": "python3-pycurl",
    "python-setuptools": "python3-setuptools",
    "python-virtualenv": "python3-venv",
    "python3-distutils": "python3-setuptools",
    "wireguard-dkms": "wireguard-tools",
    "youtube-dl": "yt-dlp",
    batcat: "bat",
    dnsutils: "bind9-dnsutils",
    dstat: "pcp",
    exa: "eza",
    hddtemp: "smartmontools",
    iproute: "iproute2",
    kvm: "qemu-system-x86",
    libncurses5: "libncurses6",
    neofetch: "fastfetch",
    netcat: "netcat-openbsd",
    ntp: "ntpsec",
    ntpdate: "ntpsec-ntpdate",
    python2: "python3",
    python: "python3",
    qemu: "qemu-system-x86",
  }),
};

/** Packages with a version in their name, that only a repository beside Debian's has. */
export const versionedPackages: readonly (readonly [RegExp, string])[] = [
  [/^(?:libapache2-mod-)?php(?:5|7\.\d|8\.[0-35-9])(?:-|$)/, "php8.4"],
  [/^postgresql(?:-client|-contrib)?-(?:9\.\d|1[0-6])$/, "postgresql-17"],
  [/^(?:lib)?python3\.(?:[0-9]|1[0-2])(?:-|$)/, "python3.13"],
  [/^openjdk-(?:7|8|11|17)-/, "openjdk-21-jre-headless"],
  [/^mariadb-(?:server|client)-10\.\d+$/, "mariadb-server"],
  [/^mysql-(?:server|client)(?:-|$)/, "mariadb-server"],
  [/^linux-(?:image|headers)-[56]\.\d+/, "linux-image-amd64"],
  [/^tomcat[789](?:-|$)/, "tomcat11"],
  [/^(?:gcc|g\+\+|cpp)-(?:[4-9]|1[01])$/, "gcc"],
  [/^lib(?:icu(?:5|6|70|72)\d?|ffi[67]|jpeg8|tiff5|readline[67]|webp6)$/, "the package that needs it"],
];

/** Packages of makers, that no Debian has: only with the maker's repository. */
export const makersPackages: readonly (readonly [RegExp, string])[] = [
  [/^(?:docker-ce(?:-cli)?|containerd\.io|docker-(?:compose|buildx)-plugin)$/, "docker({ source: 'docker.com' })"],
  [/^(?:tailscale|gitlab-(?:runner|ce|ee)|jenkins|grafana(?:-enterprise)?|promtail|alloy)$/, "the maker's repository"],
  [/^(?:elasticsearch|kibana|logstash|filebeat|metricbeat|telegraf|influxdb2|yarn|webmin)$/, "the maker's repository"],
  [/^(?:kubelet|kubeadm|kubectl|helm|vault|consul|nomad|terraform|packer|boundary)$/, "the maker's repository"],
  [
    /^(?:mongodb(?:-org|-server|-clients)?(?:-.*)?|mongosh|nvidia-container-(?:toolkit|runtime))$/,
    "the maker's repository",
  ],
  [
    /^(?:cloudflared|code|google-chrome-stable|datadog-agent|newrelic-infra|plexmediaserver)$/,
    "the maker's repository",
  ],
];

function replaced(names: Readonly<Record<string, string>>): Readonly<Record<string, Gone>> {
  return Object.fromEntries(
    Object.entries(names).map(([name, instead]) => [
      name,
      {
        from: "Debian 13",
        instead: `take '${instead}'`,
        source: `https://packages.debian.org/trixie/${instead}`,
      } as const,
    ]),
  );
}
