import { z } from "zod";
import { setting } from "./setting.js";

// What the lists of the role docker-stack hold.

export const network = z.strictObject({
  name: z.string().describe("Name of the network on the host"),
  subnet: z.string().describe("IPv4 range in CIDR notation"),
  ipv6: z.string().describe("IPv6 range in CIDR notation; none where the network has IPv4 alone").optional(),
  internal: z.boolean().describe("Whether the network has no way out"),
});

export const service = z.strictObject({
  name: z.string().describe("Name of the service in its Compose project"),
  container: z.string().describe("Name of the container"),
  wave: z.string().describe("Wave that the service starts in"),
  project: z.string().describe("Compose project that the container belongs to"),
  networks: z.array(z.string()).describe("Networks of the container, by their names on the host"),
  network_of: z.string().describe("Service whose network the container is in; its own where empty"),
  published: z.array(z.string()).describe("Ports that everyone reaches, such as 443/tcp"),
  provision: z.array(z.string()).describe("Command that sets the service up from inside; none where empty"),
  check: z
    .array(z.string())
    .describe("Command that says whether the program can read its configuration, asked before anything is stopped")
    .optional(),
});

export const job = z.strictObject({
  service: z.string().describe("Name of the job in its Compose project"),
  container: z.string().describe("Name of its container"),
  scheduled: z.boolean().describe("Whether a timer starts it, and not the deployment"),
});

export const refusal = z.strictObject({
  folder: setting(z.string()).describe("Folder of a volume"),
  found: z.string().describe("File below it that gives foreign data away; * stands for one part of the path"),
  unless: z.string().describe("File below it that shows the service's own data"),
  says: z.string().describe("What the data is, and the way out"),
});

export const hostFolder = z.strictObject({
  path: setting(z.string()).describe("Folder of the host"),
  for: z.string().describe("What it is for, in words"),
  made: z.boolean().describe("Whether the deployment makes it where it is not there"),
  mounted_at: setting(z.string()).describe("Path at which its disk is mounted; any where empty"),
  file_system: z.string().describe("File system of that disk; any where empty"),
  owner: z.string().describe("Numeric owner and group, such as 1000:1000; not asked where empty"),
});

export const group = z.strictObject({
  name: z.string().describe("Name in .env of the number of the group"),
  path: z.string().describe("Device, folder of devices or socket that belongs to it"),
  services: z.array(z.string()).describe("Services that open it"),
});

export const wave = z.strictObject({
  name: z.string().describe("Name of the wave"),
  project: z.string().describe("Compose project of the wave"),
  file: z.string().describe("Compose file of the wave"),
});

export const start = z.strictObject({
  project: z.string().describe("Compose project of the services"),
  file: z.string().describe("Compose file of the services"),
  services: z.array(z.string()).describe("Services that start together"),
  patience: z.number().int().describe("Seconds until a container that is not healthy never will be"),
});

export const lockedImage = z.strictObject({
  image: setting(z.string()).describe("Image as it stands among the images of the services"),
  tag: setting(z.string()).describe("Name that an archive gives it"),
  contents: z.array(z.string()).describe("Digests that Docker may know its content by"),
});

export const data = z.strictObject({
  of: z.string().describe("Service or shared folder"),
  path: setting(z.string()).describe("Folder of the host"),
});

export const move = z.strictObject({
  of: z.string().describe("Service that finds the folder under its own name"),
  was: z.string().describe("Container of the name that it had before"),
  from: setting(z.string()).describe("Folder of that name"),
  to: setting(z.string()).describe("Folder of the name that it has now"),
});

export const adoptedData = z.strictObject({
  of: z.string().describe("Service that takes it over"),
  from: z.string().describe("Named volume, folder in one, or path of the host, where an older deployment has it"),
  to: setting(z.string()).describe("Folder that it is copied to"),
  owner: z.string().describe("Numeric owner and group of all of it; those of the old files where empty"),
  mode: z.string().describe("Mode of the folder"),
  version: z
    .strictObject({ file: z.string(), major: z.number().int() })
    .describe("File below it with the major version of its cluster, and the one that the image reads")
    .optional(),
});

export const destruction = z.strictObject({
  of: z.string().describe("Service or shared folder that left"),
  because: z.string().describe("Why its data is given up"),
});

export const upgrade = z.strictObject({
  service: z.string().describe("Service that is the database"),
  container: z.string().describe("Its container"),
  file: z.string().describe("Compose file that it stands in"),
  folder: setting(z.string()).describe("Folder of the cluster"),
  kept: z.string().describe("Name by which the old cluster is destroyed once nobody wants it"),
  from: z.number().int().describe("Major version of the old cluster"),
  to: z.number().int().describe("Major version that it is brought to"),
  tells: z
    .strictObject({ from: z.string(), to: z.string() })
    .describe("Files below the folder that say of which version a cluster is, as either version has them"),
  scripts: z.string().describe("Folder of the container with the scripts that do it"),
});

export const oneWay = z.strictObject({
  service: z.string().describe("Service whose image brings its data to a form that no earlier release reads"),
  container: z.string().describe("Its container"),
  line: z.string().describe("The release that does so, by the first two numbers of its version"),
});

export const database = z.strictObject({
  engine: z.string().describe("Service that is the engine"),
  name: z.string().describe("Name of the database, and of the role that owns it"),
});

export const share = z.strictObject({
  service: z.string().describe("Name of the service"),
  cpus: z.string().describe("Cores that it may use"),
});

export const build = z.strictObject({
  name: z.string().describe("Name of the image, without its tag"),
  variable: z.string().describe("Name of the tag in .env"),
  context: z.string().describe("Folder that is built; a relative one begins in the folder above this project"),
  dockerfile: z.string().describe("Path of the Dockerfile in it"),
  target: z.string().describe("Stage of the Dockerfile; its last where empty"),
  args: z.record(z.string(), setting(z.string())).describe("Values of its ARGs"),
  on: z.enum(["controller", "host"]).describe("Where it is built"),
});
