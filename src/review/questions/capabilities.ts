/** Linux's capabilities, without those that reach beyond the container. Source: capabilities(7). */
export const known = [
  "AUDIT_READ",
  "AUDIT_WRITE",
  "BLOCK_SUSPEND",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "IPC_LOCK",
  "IPC_OWNER",
  "KILL",
  "LEASE",
  "LINUX_IMMUTABLE",
  "MKNOD",
  "NET_ADMIN",
  "NET_BIND_SERVICE",
  "NET_BROADCAST",
  "NET_RAW",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
  "SYS_NICE",
  "SYS_PACCT",
  "SYS_RESOURCE",
  "SYS_TTY_CONFIG",
  "WAKE_ALARM",
] as const;

/** Those that amount to the whole host. */
export const boundless = [
  "ALL",
  "SYS_ADMIN",
  "SYS_MODULE",
  "SYS_RAWIO",
  "SYS_BOOT",
  "MAC_ADMIN",
  "MAC_OVERRIDE",
  "BPF",
] as const;

/** Those whose effect does not end at the container, and what they do. */
export const wide = {
  AUDIT_CONTROL: "turns the kernel's audit of the whole host off",
  CHECKPOINT_RESTORE: "writes into other processes",
  DAC_READ_SEARCH: "opens every file of the host by its number",
  PERFMON: "watches every program of the host",
  SYSLOG: "reads the kernel's log and addresses",
  SYS_PTRACE: "reads and changes the memory of every process that it sees",
  SYS_TIME: "sets the clock of the host",
} as const;

/** All of Linux's. */
export const named: readonly string[] = [...known, ...boundless, ...Object.keys(wide)];

/** As capabilities(7) has it: Docker takes small letters, and "CAP_" before it. */
export function plainName(capability: string): string {
  return capability.toUpperCase().replace(/^CAP_/, "");
}

export function isKnown(capability: string): boolean {
  return known.some((name) => name === capability);
}

export function isBoundless(capability: string): boolean {
  return boundless.some((name) => name === capability);
}

export function isWide(capability: string): capability is keyof typeof wide {
  return Object.hasOwn(wide, capability);
}
