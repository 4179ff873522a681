import type { served } from "../model/service/job.js";
import type { JobTerms } from "./service/job.js";
import type { Service, ServiceOptions } from "./service/service.js";

/** All that may be said of a job. */
export interface JobOptions extends Omit<ServiceOptions, (typeof served)[number]>, JobTerms<Service> {}
