import type { WithOrigin } from "../../model/origin.js";
import type { Acceptance } from "../acceptance.js";
import type { AddressOptions } from "./addresses.js";
import type { CertificateOptions } from "./certificates.js";
import type { ComposeOptions } from "./compose.js";
import type { DependencyOptions } from "./dependencies.js";
import type { DeviceOptions } from "./devices.js";
import type { EnvironmentOptions } from "./environment.js";
import type { HealthcheckOptions } from "./healthcheck.js";
import type { ImageOptions } from "./image.js";
import type { JobTerms } from "./job.js";
import type { LabelOptions } from "./labels.js";
import type { LimitOptions } from "./limits.js";
import type { LoggingOptions } from "./logging.js";
import type { MountOptions } from "./mounts.js";
import type { MoveOptions } from "./moves.js";
import type { NetworkOptions } from "./networks.js";
import type { PlacementOptions } from "./placement.js";
import type { PortOptions } from "./ports.js";
import type { PrivilegeOptions } from "./privileges.js";
import type { ProcessOptions } from "./process.js";
import type { ReplicaOptions } from "./replicas.js";
import type { SecretOptions } from "./secrets.js";
import type { UpkeepOptions } from "./upkeep.js";
import type { UserOptions } from "./user.js";

/** All that may be said of a service. Each concept has a file of its name here, in `validate/service/` and in `plan/service/`. */
export interface ServiceOptions
  extends ImageOptions,
    PlacementOptions,
    NetworkOptions,
    AddressOptions,
    LimitOptions,
    UserOptions,
    PrivilegeOptions,
    DeviceOptions,
    MountOptions,
    MoveOptions,
    EnvironmentOptions,
    LabelOptions,
    SecretOptions,
    ProcessOptions,
    ReplicaOptions,
    LoggingOptions,
    HealthcheckOptions,
    DependencyOptions<Service>,
    PortOptions<Service>,
    CertificateOptions,
    UpkeepOptions,
    ComposeOptions {
  /** Risks that are taken knowingly. Default: none. */
  readonly accept?: readonly Acceptance[];
}

export interface Service<Name extends string = string> extends WithOrigin, ServiceOptions, JobTerms<Service> {
  readonly kind: "service";
  readonly name: Name;
  /** Whether it runs to its end, as `job()` makes it. */
  readonly isJob?: true;
}
