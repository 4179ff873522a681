// Written by 'make reference' from the schemas of the roles.

/** What editors show where an option of a role is written, by its constructor. Judges nothing. */
export interface ExplainedOptions {
  readonly common: {
    /** IANA time zone of the host. Default: "Etc/UTC". */
    readonly timezone?: unknown;
    /** Locale of the system, such as fr_FR.UTF-8. Default: "C.UTF-8". */
    readonly locale?: unknown;
    /** Debian packages besides those that the roles need. Default: []. */
    readonly packages?: unknown;
    /** Time servers; none means those of Debian's pool. Default: []. */
    readonly ntpServers?: unknown;
    /**
     * Kernel settings. Default:
     * {"fs.inotify.max_user_instances":1024,"kernel.panic":10,"net.core.rmem_max":7500000,"net.core.wmem_max":7500000,"net.core.somaxconn":4096,"vm.overcommit_memory":1,"vm.swappiness":10}.
     */
    readonly sysctl?: unknown;
    /** Most disk space of the journal. Default: "500M". */
    readonly journalMaxUse?: unknown;
    /** Longest time that the journal keeps a line. Default: "30day". */
    readonly journalRetention?: unknown;
    /** Memory in MiB below which a host without swap gets a swap file. Default: 16384. */
    readonly swapBelow?: unknown;
    /** Size of that swap file in MiB. Default: 2048. */
    readonly swapSize?: unknown;
  };
  readonly docker: {
    /** Where the packages come from. Default: "debian". */
    readonly source?: unknown;
    /** Address of docker.com's package repository. Default: "https://download.docker.com/linux/debian". */
    readonly repository?: unknown;
    /** Suite of that repository. Default: "trixie". */
    readonly repositorySuite?: unknown;
    /** Address of the armoured key that signs it. Default: "https://download.docker.com/linux/debian/gpg". */
    readonly repositoryKey?: unknown;
    /**
     * Checksum of that key, such as sha256:…; where empty, Docker's own key is known, and no other checked.
     * Default: empty.
     */
    readonly repositoryKeyChecksum?: unknown;
    /** Whether containers get graphics cards of NVIDIA, whose driver is the host's own. Default: false. */
    readonly nvidia?: unknown;
    /**
     * Address of the package repository of NVIDIA's container toolkit. Default:
     * "https://nvidia.github.io/libnvidia-container/stable/deb".
     */
    readonly nvidiaRepository?: unknown;
    /** Address of the armoured key that signs it. Default: "https://nvidia.github.io/libnvidia-container/gpgkey". */
    readonly nvidiaRepositoryKey?: unknown;
    /** Checksum of that key, such as sha256:…; not checked where empty. Default: empty. */
    readonly nvidiaRepositoryKeyChecksum?: unknown;
    /** Version of Docker to keep to, such as 28.5.*; empty for the newest of the source. Default: empty. */
    readonly version?: unknown;
    /**
     * Folder of images and containers, which a move leaves behind; empty for what the host has, /var/lib/docker
     * where nothing says otherwise. Default: empty.
     */
    readonly dataRoot?: unknown;
    /** Mirrors of Docker Hub that the daemon asks first, such as https://mirror.example.com. Default: []. */
    readonly hubMirrors?: unknown;
    /** Name servers of containers; none means those of the host. Default: []. */
    readonly dns?: unknown;
    /**
     * Largest packet of the default bridge in bytes, where the host's way out takes less than 1500; 0 for
     * Docker's own. Default: 0.
     */
    readonly mtu?: unknown;
    /** Proxy over http of the daemon and of apt; empty for none. Default: empty. */
    readonly httpProxy?: unknown;
    /** Proxy over https of the daemon and of apt; empty for none. Default: empty. */
    readonly httpsProxy?: unknown;
    /** Names and ranges that are reached without a proxy, parted by commas. Default: empty. */
    readonly noProxy?: unknown;
    /** Further settings of /etc/docker/daemon.json, by their names there. Default: {}. */
    readonly daemon?: unknown;
    /**
     * Range that the daemon gives to networks without one; its first /24 is the default bridge's. Default:
     * "172.17.0.0/16".
     */
    readonly addressPool?: unknown;
    /** When old images are deleted, as a calendar expression of systemd. Default: "Sun *-*-* 04:30:00". */
    readonly pruneSchedule?: unknown;
    /** Days that an image is kept which nothing uses. Default: 14. */
    readonly pruneDays?: unknown;
  };
  readonly headscaleNode: {
    /** Address of the control server. */
    readonly loginServer?: unknown;
    /** Key that lets the host in; used only while the host is not in the VPN. */
    readonly authKey?: unknown;
    /** Whether the host takes its DNS servers from the VPN. Default: false. */
    readonly acceptDns?: unknown;
    /** Seconds to wait for the control server. Default: 60. */
    readonly joinSeconds?: unknown;
    /** Address in the VPN whose silence is told; it is not asked where empty. Default: empty. */
    readonly pingAddress?: unknown;
    /** Address of the package repository of the client. Default: "https://pkgs.tailscale.com/stable/debian". */
    readonly repository?: unknown;
    /** Suite of that repository. Default: "trixie". */
    readonly repositorySuite?: unknown;
    /**
     * Address of the key that signs it; ends in .asc where the key is armoured. Default:
     * "https://pkgs.tailscale.com/stable/debian/trixie.noarmor.gpg".
     */
    readonly repositoryKey?: unknown;
    /**
     * Checksum of that key, such as sha256:…; where empty, Tailscale's own key is known, and no other checked.
     * Default: empty.
     */
    readonly repositoryKeyChecksum?: unknown;
  };
  readonly backup: {
    /** When a backup starts, as a calendar expression of systemd. Default: "*-*-* 02:30:00". */
    readonly schedule?: unknown;
    /** Newest sets that are never deleted. Default: 7. */
    readonly keepCount?: unknown;
    /** Days after which an older set is deleted. Default: 30. */
    readonly keepDays?: unknown;
    /** Size of all sets together above which the oldest go, such as 50G; none where empty. Default: empty. */
    readonly cap?: unknown;
    /** Minutes after which a backup is stopped. Default: 120. */
    readonly timeoutMinutes?: unknown;
    /** Address that is called after each backup that is complete and verified; none where empty. Default: empty. */
    readonly heartbeatUrl?: unknown;
    /**
     * Program with arguments that copies a set elsewhere; the path of the set is added as its last argument.
     * Default: [].
     */
    readonly offsiteCommand?: unknown;
    /** Repository that each complete set is copied to; nowhere where null. Default: none. */
    readonly offsite?: unknown;
  };
  readonly uptime: {
    /** Time between two checks, as systemd writes it. Default: "1min". */
    readonly interval?: unknown;
    /** Seconds that one site may take. Default: 10. */
    readonly timeoutSeconds?: unknown;
    /** Address that is called after each check in which all was well; none where empty. Default: empty. */
    readonly heartbeatUrl?: unknown;
    /** Whether the certificates of the sites must be trusted. Default: true. */
    readonly verifyTls?: unknown;
    /** Folder that a collector of metrics reads text files from; none where empty. Default: empty. */
    readonly metricsFolder?: unknown;
  };
  readonly alerts: {
    /** Who is told, and how. */
    readonly to?: unknown;
    /** Time between two looks, as systemd writes it. Default: "1min". */
    readonly interval?: unknown;
    /** Minutes that a condition must last before it is told, and be gone before it is over. Default: 5. */
    readonly graceMinutes?: unknown;
    /** Hours after which the last complete backup is too old. Default: 36. */
    readonly backupAgeHours?: unknown;
    /**
     * Days before its end at which a certificate must be renewed, or a sixth of its life where that is less.
     * Default: 14.
     */
    readonly certificateDays?: unknown;
    /** Share of a disk above which it is told. Default: 85. */
    readonly diskPercent?: unknown;
    /** Share of a disk's inodes above which it is told. Default: 90. */
    readonly inodePercent?: unknown;
    /** Share of the memory above which it is told. Default: 92. */
    readonly memoryPercent?: unknown;
    /** Folders whose disks are looked at besides those that are mounted from devices. Default: []. */
    readonly disks?: unknown;
    /**
     * Hours between two comparisons of the host with what the last whole deployment left, whose findings are
     * told; none where it is 0. Default: 0.
     */
    readonly driftHours?: unknown;
    /** Whether the certificates of the sites must be trusted. Default: true. */
    readonly verifyTls?: unknown;
  };
  readonly hardening: {
    /**
     * Whether every address may reach SSH; set it to false once SSH over the VPN was seen working. Default:
     * true.
     */
    readonly sshForceOpen?: unknown;
    /** Addresses or ranges that always reach SSH, besides the VPN; never banned. Default: []. */
    readonly trustedAddresses?: unknown;
    /**
     * Interface that the VPN's packets come in by; where empty, Tailscale's in a stack that joins it, else any.
     * Default: empty.
     */
    readonly vpnInterface?: unknown;
    /** Whether Match blocks of other files of sshd may let in logins without a key. Default: false. */
    readonly sshExceptions?: unknown;
    /** Seconds after which the host takes back a change of SSH or firewall that nobody confirmed. Default: 120. */
    readonly rollbackSeconds?: unknown;
    /** Seconds that Fail2Ban bans an address the first time. Default: 3600. */
    readonly banSeconds?: unknown;
    /** Failed logins after which Fail2Ban bans an address. Default: 5. */
    readonly banAfter?: unknown;
    /**
     * Whether CrowdSec tells its central service of attacks, and takes the blocklist of all who do. Default:
     * true.
     */
    readonly crowdsecCommunity?: unknown;
    /** Where the packages of CrowdSec come from. Default: "debian". */
    readonly crowdsecSource?: unknown;
    /**
     * Address of the package repository of CrowdSec's makers. Default:
     * "https://packagecloud.io/crowdsec/crowdsec/any".
     */
    readonly crowdsecRepository?: unknown;
    /** Address of the armoured key that signs it. Default: "https://packagecloud.io/crowdsec/crowdsec/gpgkey". */
    readonly crowdsecRepositoryKey?: unknown;
    /** Checksum of that key, such as sha256:…; not checked where empty. Default: empty. */
    readonly crowdsecRepositoryKeyChecksum?: unknown;
  };
  readonly restic: {
    /** Where the copies lie, in restic's words. */
    readonly repository?: unknown;
    /** Password of the repository. */
    readonly password?: unknown;
    /** How a server is reached over sftp; by what root has in /root/.ssh where it is not said. Default: none. */
    readonly ssh?: unknown;
    /** Credentials and settings of the storage, such as AWS_ACCESS_KEY_ID. Default: {}. */
    readonly environment?: unknown;
    /** How many copies are kept. Default: {}. */
    readonly keep?: unknown;
    /** Whether the others are deleted; false where the repository lets nobody delete. Default: true. */
    readonly prune?: unknown;
    /** Days within which all that is kept is read back, a part a day; 0 reads nothing. Default: 30. */
    readonly check?: unknown;
  };
  readonly mail: {
    /** Mail server that takes the messages. */
    readonly server?: unknown;
    /** Port that it listens on. Default: 465. */
    readonly port?: unknown;
    /** How the connection is kept secret: from its start, once both agreed, or not at all. Default: "tls". */
    readonly security?: unknown;
    /** Login; none where empty. Default: empty. */
    readonly user?: unknown;
    /** Password of the login. Default: empty. */
    readonly password?: unknown;
    /** Address that messages come from. */
    readonly from?: unknown;
    /** Addresses that messages go to. */
    readonly to?: unknown;
  };
  readonly webhook: {
    /** Address that takes a POST of JSON; a secret, for most grant who knows them. */
    readonly url?: unknown;
  };
  readonly ntfy: {
    /** Address of the ntfy server. */
    readonly url?: unknown;
    /** Topic; a secret on a server that everyone may read. */
    readonly topic?: unknown;
    /** Access token; none where empty. Default: empty. */
    readonly token?: unknown;
  };
}
