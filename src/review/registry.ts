import * as all from "./all-rules.js";
import type { Rule } from "./rule.js";

/** All rules, by id. */
export const rules: readonly Rule[] = Object.values<Rule>(all).sort((one, other) => (one.id < other.id ? -1 : 1));
import { rule as rex050 } from "./rules/ansible/REX050-failure-swallowed.js";
import { rule as rex051 } from "./rules/ansible/REX051-variable-undefined.js";
import { rule as rex052 } from "./rules/ansible/REX052-notify-dangles.js";
import { rule as rex053 } from "./rules/ansible/REX053-module-name-short.js";
import { rule as rex057 } from "./rules/ansible/REX057-command-destroys.js";
import { rule as rex058 } from "./rules/ansible/REX058-restart-reads-nothing.js";
import { rule as rex059 } from "./rules/ansible/REX059-line-ends.js";
import { rule as rex063 } from "./rules/ansible/REX063-pipeline-failure-lost.js";
import { rule as rex066 } from "./rules/ansible/REX066-template-of-another-language.js";
import { rule as rex067 } from "./rules/ansible/REX067-check-mode-reads-nothing.js";
import { rule as rex068 } from "./rules/ansible/REX068-download-floats.js";
import { rule as rex069 } from "./rules/ansible/REX069-daemon-restarted-late.js";
import { rule as rex100 } from "./rules/ansible/REX100-file-unreadable.js";
import { rule as rex101 } from "./rules/ansible/REX101-condition-not-boolean.js";
import { rule as rex102 } from "./rules/ansible/REX102-gone-from-debian.js";
import { rule as rex104 } from "./rules/ansible/REX104-percent-unescaped.js";
import { rule as rex133 } from "./rules/commands/REX133-written-for-a-shell.js";
import { rule as rex150 } from "./rules/compose/REX150-compose-refuses.js";
import { rule as rex008 } from "./rules/data/REX008-postgresql-layout.js";
import { rule as rex018 } from "./rules/data/REX018-read-only-without-writable-paths.js";
import { rule as rex019 } from "./rules/data/REX019-mount-below-read-only-mount.js";
import { rule as rex020 } from "./rules/data/REX020-mounts-collide.js";
import { rule as rex021 } from "./rules/data/REX021-configuration-at-ignored-path.js";
import { rule as rex022 } from "./rules/data/REX022-data-without-volume.js";
import { rule as rex023 } from "./rules/data/REX023-user-cannot-write-volume.js";
import { rule as rex042 } from "./rules/data/REX042-backup-contradicts.js";
import { rule as rex043 } from "./rules/data/REX043-never-backed-up.js";
import { rule as rex075 } from "./rules/data/REX075-owner-unknown.js";
import { rule as rex081 } from "./rules/data/REX081-database-archived-while-it-writes.js";
import { rule as rex082 } from "./rules/data/REX082-embedded-database-archived-while-it-writes.js";
import { rule as rex088 } from "./rules/data/REX088-file-declared-as-volume.js";
import { rule as rex160 } from "./rules/data/REX160-one-volume-two-folders.js";
import { rule as rex161 } from "./rules/data/REX161-writers-disagree.js";
import { rule as rex162 } from "./rules/data/REX162-database-folder-shared.js";
import { rule as rex194 } from "./rules/data/REX194-folder-of-docker-moved.js";
import { rule as rex195 } from "./rules/data/REX195-given-up-or-moved-and-still-there.js";
import { rule as rex005 } from "./rules/images/REX005-image-floats.js";
import { rule as rex011 } from "./rules/images/REX011-image-version-unknown.js";
import { rule as rex012 } from "./rules/images/REX012-same-image-two-versions.js";
import { rule as rex031 } from "./rules/images/REX031-required-environment-missing.js";
import { rule as rex054 } from "./rules/images/REX054-role-image-floats.js";
import { rule as rex080 } from "./rules/images/REX080-image-has-known-hole.js";
import { rule as rex083 } from "./rules/images/REX083-init-over-the-images-own.js";
import { rule as rex091 } from "./rules/images/REX091-dns-module-missing.js";
import { rule as rex107 } from "./rules/images/REX107-updates-behind-the-lock.js";
import { rule as rex190 } from "./rules/images/REX190-docker-too-new-for-it.js";
import { rule as rex026 } from "./rules/limits/REX026-memory-too-small.js";
import { rule as rex027 } from "./rules/limits/REX027-host-memory-overcommitted.js";
import { rule as rex086 } from "./rules/limits/REX086-redis-fills-its-limit.js";
import { rule as rex087 } from "./rules/limits/REX087-more-cpus-than-the-host.js";
import { rule as rex089 } from "./rules/limits/REX089-shared-memory-too-small.js";
import { rule as rex044 } from "./rules/names/REX044-name-not-portable.js";
import { rule as rex132 } from "./rules/names/REX132-declared-and-unused.js";
import { rule as rex134 } from "./rules/names/REX134-site-misnamed.js";
import { rule as rex006 } from "./rules/networks/REX006-network-collides.js";
import { rule as rex033 } from "./rules/networks/REX033-no-way-out.js";
import { rule as rex035 } from "./rules/networks/REX035-published-past-proxy.js";
import { rule as rex036 } from "./rules/networks/REX036-port-taken-twice.js";
import { rule as rex039 } from "./rules/networks/REX039-database-out-of-reach.js";
import { rule as rex060 } from "./rules/networks/REX060-address-leads-nowhere.js";
import { rule as rex061 } from "./rules/networks/REX061-localhost-is-the-container.js";
import { rule as rex071 } from "./rules/networks/REX071-database-with-way-out.js";
import { rule as rex166 } from "./rules/networks/REX166-sysctl-of-the-host.js";
import { rule as rex167 } from "./rules/networks/REX167-port-unguarded.js";
import { rule as rex168 } from "./rules/networks/REX168-published-in-the-hosts-network.js";
import { rule as rex169 } from "./rules/networks/REX169-guest-says-its-hosts-part.js";
import { rule as rex191 } from "./rules/networks/REX191-names-of-the-vpn-in-containers.js";
import { rule as rex212 } from "./rules/networks/REX212-owned-twice.js";
import { rule as rex250 } from "./rules/networks/REX250-allowed-by-nobody.js";
import { rule as rex251 } from "./rules/networks/REX251-way-past-the-filter.js";
import { rule as rex252 } from "./rules/networks/REX252-anybodys-name-allowed.js";
import { rule as rex253 } from "./rules/networks/REX253-deaf-to-its-proxy.js";
import { rule as rex001 } from "./rules/order/REX001-hardening-not-last.js";
import { rule as rex002 } from "./rules/order/REX002-configured-not-deployed.js";
import { rule as rex003 } from "./rules/order/REX003-role-runs-twice.js";
import { rule as rex007 } from "./rules/order/REX007-provisioned-too-early.js";
import { rule as rex040 } from "./rules/order/REX040-dependency-starts-later.js";
import { rule as rex041 } from "./rules/order/REX041-steps-out-of-order.js";
import { rule as rex045 } from "./rules/order/REX045-phase-twice.js";
import { rule as rex105 } from "./rules/order/REX105-host-restarts-under-containers.js";
import { rule as rex106 } from "./rules/order/REX106-property-of-another-role.js";
import { rule as rex109 } from "./rules/order/REX109-included-role-not-there.js";
import { rule as rex130 } from "./rules/order/REX130-containers-without-docker.js";
import { rule as rex131 } from "./rules/order/REX131-role-without-source.js";
import { rule as rex192 } from "./rules/order/REX192-nothing-deployed.js";
import { rule as rex024 } from "./rules/privileges/REX024-capability-missing.js";
import { rule as rex025 } from "./rules/privileges/REX025-capability-unknown-or-boundless.js";
import { rule as rex038 } from "./rules/privileges/REX038-docker-socket-undeclared.js";
import { rule as rex064 } from "./rules/privileges/REX064-container-privileged.js";
import { rule as rex136 } from "./rules/privileges/REX136-keys-of-the-host-shown.js";
import { rule as rex163 } from "./rules/privileges/REX163-system-folder-writable.js";
import { rule as rex164 } from "./rules/privileges/REX164-device-only-mounted.js";
import { rule as rex165 } from "./rules/privileges/REX165-card-without-toolkit.js";
import { rule as rex193 } from "./rules/privileges/REX193-everybody-may-write.js";
import { rule as rex004 } from "./rules/probes/REX004-connectivity-check-blocks.js";
import { rule as rex013 } from "./rules/probes/REX013-probe-program-missing.js";
import { rule as rex014 } from "./rules/probes/REX014-probe-asks-localhost.js";
import { rule as rex015 } from "./rules/probes/REX015-probe-endpoint-costs.js";
import { rule as rex016 } from "./rules/probes/REX016-probe-proves-nothing.js";
import { rule as rex017 } from "./rules/probes/REX017-start-period-too-short.js";
import { rule as rex062 } from "./rules/probes/REX062-probe-host-refused.js";
import { rule as rex180 } from "./rules/probes/REX180-image-without-probe.js";
import { rule as rex181 } from "./rules/probes/REX181-waited-for-and-never-asked.js";
import { rule as rex182 } from "./rules/probes/REX182-nobody-is-told.js";
import { rule as rex210 } from "./rules/probes/REX210-database-never-asked.js";
import { rule as rex009 } from "./rules/risks/REX009-acceptance-does-not-hold.js";
import { rule as rex010 } from "./rules/risks/REX010-escape-from-types.js";
import { rule as rex028 } from "./rules/secrets/REX028-secret-in-plain-sight.js";
import { rule as rex029 } from "./rules/secrets/REX029-secret-on-command-line.js";
import { rule as rex030 } from "./rules/secrets/REX030-secret-counts-once.js";
import { rule as rex056 } from "./rules/secrets/REX056-secret-shown.js";
import { rule as rex065 } from "./rules/secrets/REX065-secret-has-default.js";
import { rule as rex072 } from "./rules/secrets/REX072-secret-too-short.js";
import { rule as rex073 } from "./rules/secrets/REX073-secret-gets-in-nobody-knows-how.js";
import { rule as rex074 } from "./rules/secrets/REX074-secret-in-the-environment.js";
import { rule as rex084 } from "./rules/secrets/REX084-secret-in-a-file-nobody-reads.js";
import { rule as rex085 } from "./rules/secrets/REX085-parts-of-one-program-disagree.js";
import { rule as rex135 } from "./rules/secrets/REX135-database-without-login.js";
import { rule as rex137 } from "./rules/secrets/REX137-client-holds-administrators-secret.js";
import { rule as rex211 } from "./rules/secrets/REX211-lets-everybody-in.js";
import { rule as rex032 } from "./rules/sites/REX032-proxy-not-trusted.js";
import { rule as rex034 } from "./rules/sites/REX034-site-cannot-be-served.js";
import { rule as rex037 } from "./rules/sites/REX037-vpn-site-without-vpn.js";
import { rule as rex070 } from "./rules/sites/REX070-public-without-login.js";
import { rule as rex090 } from "./rules/sites/REX090-site-without-certificate.js";
import { rule as rex200 } from "./rules/sites/REX200-redirect-leads-nowhere.js";
import { rule as rex201 } from "./rules/sites/REX201-login-asks-nobody.js";
import { rule as rex202 } from "./rules/sites/REX202-proxy-told-nothing.js";
import { rule as rex046 } from "./rules/way-in/REX046-ssh-closed-without-way-in.js";
import { rule as rex055 } from "./rules/way-in/REX055-sshd-bound-to-address.js";
import { rule as rex103 } from "./rules/way-in/REX103-sshd-changed-early.js";
import { rule as rex108 } from "./rules/way-in/REX108-firewall-before-ssh.js";

/** All rules, by id. */
export const rules: readonly Rule[] = [
  rex001,
  rex002,
  rex003,
  rex004,
  rex005,
  rex006,
  rex007,
  rex008,
  rex009,
  rex010,
  rex011,
  rex012,
  rex013,
  rex014,
  rex015,
  rex016,
  rex017,
  rex018,
  rex019,
  rex020,
  rex021,
  rex022,
  rex023,
  rex024,
  rex025,
  rex026,
  rex027,
  rex028,
  rex029,
  rex030,
  rex031,
  rex032,
  rex033,
  rex034,
  rex035,
  rex036,
  rex037,
  rex038,
  rex039,
  rex040,
  rex041,
  rex042,
  rex043,
  rex044,
  rex045,
  rex046,
  rex050,
  rex051,
  rex052,
  rex053,
  rex054,
  rex055,
  rex056,
  rex057,
  rex058,
  rex059,
  rex060,
  rex061,
  rex062,
  rex063,
  rex064,
  rex065,
  rex066,
  rex067,
  rex068,
  rex069,
  rex070,
  rex071,
  rex072,
  rex073,
  rex074,
  rex075,
  rex080,
  rex081,
  rex082,
  rex083,
  rex084,
  rex085,
  rex086,
  rex087,
  rex088,
  rex089,
  rex090,
  rex091,
  rex100,
  rex101,
  rex102,
  rex103,
  rex104,
  rex105,
  rex106,
  rex107,
  rex108,
  rex109,
  rex130,
  rex131,
  rex132,
  rex133,
  rex134,
  rex135,
  rex136,
  rex137,
  rex150,
  rex160,
  rex161,
  rex162,
  rex163,
  rex164,
  rex165,
  rex166,
  rex167,
  rex168,
  rex169,
  rex180,
  rex181,
  rex182,
  rex190,
  rex191,
  rex192,
  rex193,
  rex194,
  rex195,
  rex200,
  rex201,
  rex202,
  rex210,
  rex211,
  rex212,
  rex250,
  rex251,
  rex252,
  rex253,
];
