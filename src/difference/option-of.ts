/** Where in the options of a service a key of the Compose file comes from; nothing where it has no option of its own. */
export function optionOf(key: string): readonly string[] {
  const [first = "", ...rest] = key.split(".");
  if (first === "environment") return ["environment", rest.join(".")];
  return options[key] ?? options[first] ?? [];
}

const options: Readonly<Record<string, readonly string[]>> = {
  devices: ["devices"],
  dns: ["dns"],
  extra_hosts: ["extraHosts"],
  hostname: ["hostname"],
  labels: ["labels"],
  logging: ["logging"],
  shm_size: ["shmSize"],
  stop_signal: ["stopSignal"],
  sysctls: ["sysctls"],
  ulimits: ["ulimits"],
  working_dir: ["workingDir"],
  cap_add: ["capabilities"],
  command: ["command"],
  "deploy.resources.limits.cpus": ["cpus"],
  "deploy.resources.limits.memory": ["memory", "limit"],
  "deploy.resources.limits.pids": ["pids"],
  "deploy.resources.reservations.memory": ["memory", "reservation"],
  entrypoint: ["entrypoint"],
  healthcheck: ["healthcheck"],
  init: ["init"],
  networks: ["networks"],
  network_mode: ["networks"],
  ports: ["ports"],
  read_only: ["readOnly"],
  stop_grace_period: ["stopGracePeriod"],
  tmpfs: ["tmpfs"],
  user: ["user"],
  volumes: ["volumes"],
};
