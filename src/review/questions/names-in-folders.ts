/** A folder of the host that a program reads, and the names that it reads there. */
interface ReadFolder {
  readonly folder: RegExp;
  readonly names: RegExp;
  /** Whoever reads it. */
  readonly reader: string;
  /** Which names it reads, as in "sshd reads names that end in '.conf'". */
  readonly wanted: string;
  /** Whether the files are run, so that one must be executable. */
  readonly runs?: true;
}

const plain = {
  names: /^[A-Za-z0-9_-]+$/,
  wanted: "names of letters, digits, '_' and '-', so without '.sh'",
} as const;
const conf = { names: /\.conf$/, wanted: "names that end in '.conf'" } as const;

/** Sources: run-parts(8), cron(8) of Debian, sudoers(5), apt.conf(5), sources.list(5), sysctl.d(5) and the like. */
const folders: readonly ReadFolder[] = [
  { folder: /^\/etc\/cron\.(?:hourly|daily|weekly|monthly)$/, reader: "run-parts", ...plain, runs: true },
  { folder: /^\/etc\/update-motd\.d$/, reader: "run-parts", ...plain, runs: true },
  {
    folder: /^\/etc\/cron\.d$/,
    reader: "cron",
    ...plain,
    wanted: "names of letters, digits, '_' and '-', so without '.'",
  },
  {
    folder: /^\/etc\/sudoers\.d$/,
    reader: "sudo",
    names: /^[^.]*[^.~]$/,
    wanted: "names without '.' and without '~' at their end",
  },
  {
    folder: /^\/etc\/apt\/sources\.list\.d$/,
    reader: "apt",
    names: /^[\w.-]+\.(?:list|sources)$/,
    wanted: "names that end in '.sources' or '.list'",
  },
  {
    folder: /^\/etc\/apt\/apt\.conf\.d$/,
    reader: "apt",
    names: /^[\w-]+(?:\.conf)?$/,
    wanted: "names without '.', or that end in '.conf'",
  },
  {
    folder: /^\/etc\/apt\/preferences\.d$/,
    reader: "apt",
    names: /^[\w-]+(?:\.pref)?$/,
    wanted: "names without '.', or that end in '.pref'",
  },
  { folder: /^\/etc\/profile\.d$/, reader: "the shell", names: /\.c?sh$/, wanted: "names that end in '.sh'" },
  { folder: /^\/etc\/ssh\/sshd_config\.d$/, reader: "sshd", ...conf },
  { folder: /^\/etc\/(?:sysctl|tmpfiles|sysusers|modules-load|modprobe|binfmt)\.d$/, reader: "systemd", ...conf },
  { folder: /^\/etc\/systemd\/(?:.+\/)?[^/]+\.d$/, reader: "systemd", ...conf },
  { folder: /^\/etc\/rsyslog\.d$/, reader: "rsyslog", ...conf },
  {
    folder: /^\/etc\/fail2ban\/(?:jail|filter|action|fail2ban)\.d$/,
    reader: "fail2ban",
    names: /\.(?:conf|local)$/,
    wanted: "names that end in '.conf' or '.local'",
  },
];

/** Names by which a file is kept from being read. */
const setAside = /^\.|(?:\.(?:disabled|off|bak|orig|save|old|example)|~)$/;

/** The folder that a file lies in where somebody reads it by its name, and that name; nothing of a file that is set aside on purpose. */
export function readFolderOf(path: string): (ReadFolder & { readonly name: string }) | undefined {
  const at = path.lastIndexOf("/");
  const found = folders.find(({ folder }) => folder.test(path.slice(0, Math.max(at, 0))));
  const name = path.slice(at + 1);
  return found === undefined || setAside.test(name) ? undefined : { ...found, name };
}
