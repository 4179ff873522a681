import type { Rule } from "./rule.js";
import { rule as rex001 } from "./rules/REX001-hardening-not-last.js";
import { rule as rex002 } from "./rules/REX002-configured-not-deployed.js";
import { rule as rex003 } from "./rules/REX003-role-runs-twice.js";
import { rule as rex004 } from "./rules/REX004-connectivity-check-blocks.js";
import { rule as rex005 } from "./rules/REX005-image-floats.js";
import { rule as rex006 } from "./rules/REX006-network-collides.js";
import { rule as rex007 } from "./rules/REX007-provisioned-too-early.js";
import { rule as rex008 } from "./rules/REX008-postgresql-layout.js";
import { rule as rex009 } from "./rules/REX009-acceptance-does-not-hold.js";
import { rule as rex011 } from "./rules/REX011-image-version-unknown.js";
import { rule as rex012 } from "./rules/REX012-same-image-two-versions.js";
import { rule as rex013 } from "./rules/REX013-probe-program-missing.js";
import { rule as rex014 } from "./rules/REX014-probe-asks-localhost.js";
import { rule as rex015 } from "./rules/REX015-probe-endpoint-costs.js";
import { rule as rex016 } from "./rules/REX016-probe-proves-nothing.js";
import { rule as rex017 } from "./rules/REX017-start-period-too-short.js";
import { rule as rex018 } from "./rules/REX018-read-only-without-writable-paths.js";
import { rule as rex019 } from "./rules/REX019-mount-below-read-only-mount.js";
import { rule as rex020 } from "./rules/REX020-mounts-collide.js";
import { rule as rex021 } from "./rules/REX021-configuration-at-ignored-path.js";
import { rule as rex022 } from "./rules/REX022-data-without-volume.js";
import { rule as rex023 } from "./rules/REX023-user-cannot-write-volume.js";
import { rule as rex024 } from "./rules/REX024-capability-missing.js";
import { rule as rex025 } from "./rules/REX025-capability-unknown-or-boundless.js";
import { rule as rex026 } from "./rules/REX026-memory-too-small.js";
import { rule as rex027 } from "./rules/REX027-host-memory-overcommitted.js";

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
];
