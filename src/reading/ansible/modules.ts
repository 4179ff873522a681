/** Modules of ansible-core, which a short name means unless a collection takes its place. */
const builtIn =
  `add_host apt apt_key apt_repository assemble assert async_status blockinfile command copy cron deb822_repository
  debconf debug dnf dnf5 dpkg_selections expect fail fetch file find gather_facts get_url getent git group group_by
  hostname import_playbook import_role import_tasks include_role include_tasks include_vars iptables known_hosts
  lineinfile meta mount_facts package package_facts pause ping pip raw reboot replace rpm_key script service
  service_facts set_fact set_stats setup shell slurp stat subversion systemd systemd_service sysvinit tempfile template
  unarchive uri user validate_argument_spec wait_for wait_for_connection yum_repository`.split(/\s+/);

/** Short names that Ansible still leads to collections, as its own `ansible_builtin_runtime.yml` says. */
const led: Readonly<Record<string, string>> = {
  "ansible.posix": "acl at authorized_key firewalld mount patch seboolean selinux synchronize sysctl",
  "community.docker": `docker_compose docker_compose_v2 docker_compose_v2_exec docker_compose_v2_pull
    docker_compose_v2_run docker_config docker_container docker_container_copy_into docker_container_exec
    docker_container_info docker_host_info docker_image docker_image_build docker_image_info docker_image_pull
    docker_login docker_network docker_network_info docker_node docker_prune docker_secret docker_stack docker_swarm
    docker_swarm_service docker_volume docker_volume_info`,
  "community.general": `alternatives apk archive capabilities composer cpanm cronvar dconf gem github_release
    haproxy homebrew htpasswd ini_file interfaces_file iso_extract java_cert kernel_blacklist ldap_entry locale_gen
    logrotate lvg lvol make mail modprobe monit nmcli npm nomad_job open_iscsi opkg osx_defaults pacman pam_limits
    pamd parted pipx pnpm redis_info sefcontext slack snap ssh_config sudoers supervisorctl svc syslogger telegram
    terraform timezone ufw wakeonlan xattr xfs_quota xml yarn zfs zpool_facts keycloak_realm`,
  "community.crypto":
    "acme_account acme_certificate openssh_keypair openssl_certificate openssl_csr openssl_dhparam openssl_pkcs12 openssl_privatekey x509_certificate",
  "community.mysql": "mysql_db mysql_info mysql_query mysql_replication mysql_user mysql_variables",
  "community.postgresql": `postgresql_db postgresql_ext postgresql_info postgresql_pg_hba postgresql_ping
    postgresql_privs postgresql_query postgresql_schema postgresql_set postgresql_user`,
  "community.grafana": "grafana_dashboard grafana_datasource grafana_user",
  "community.mongodb": "mongodb_user",
  "community.rabbitmq": "rabbitmq_user rabbitmq_vhost",
};

const names: ReadonlyMap<string, string> = new Map([
  ...builtIn.map((name) => [name, `ansible.builtin.${name}`] as const),
  ...Object.entries(led).flatMap(([collection, list]) =>
    list.split(/\s+/).map((name) => [name, `${collection}.${name}`] as const),
  ),
]);

/** The full name of a module; as written where the table does not know it. */
export function fullNameOf(written: string): string {
  const legacy = /^ansible\.legacy\.(\w+)$/.exec(written)?.[1];
  if (legacy !== undefined) return names.get(legacy) ?? written;
  return written.includes(".") ? written : (names.get(written) ?? written);
}

/** Whether the module takes a command line as its free form. */
export function runsCommandLine(action: string): boolean {
  return ["command", "shell", "raw", "script"].includes(action);
}

/** Modules whose free form is one argument of that name. */
export const freeForms: ReadonlyMap<string, string> = new Map(
  ["include_tasks", "import_tasks", "include", "include_vars", "import_playbook"].map((action) => [action, "file"]),
);
