import type { Word } from "../ansible/command.js";

/** A program that runs another: which of its options take a value, and how many words stand before the other. */
interface Wrapper {
  readonly valued?: string;
  readonly words?: number;
  /** Whether assignments may stand before the other, as with env and sudo. */
  readonly assigns?: true;
  /** The option whose value is a script of shell. */
  readonly script?: string;
}

const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    valued: "-u -g -h -p -C -D -R -T -U -r -t --user --group --host --prompt --chdir --close-from",
    assigns: true,
  },
  doas: { valued: "-u -C -a" },
  env: { valued: "-u -C --unset --chdir", assigns: true },
  timeout: { valued: "-k -s --kill-after --signal", words: 1 },
  nice: { valued: "-n --adjustment" },
  ionice: { valued: "-c -n --class --classdata" },
  chrt: { valued: "-p", words: 1 },
  taskset: { words: 1 },
  nohup: {},
  setsid: {},
  time: { valued: "-f -o" },
  stdbuf: { valued: "-i -o -e --input --output --error" },
  unbuffer: {},
  chroot: { words: 1 },
  flock: { valued: "-w -E --timeout --wait --conflict-exit-code", words: 1, script: "-c" },
  xargs: { valued: "-I -n -P -L -d -a -E -s --max-args --max-procs --max-lines --delimiter --arg-file --replace" },
  command: {},
  exec: { valued: "-a" },
  builtin: {},
  watch: { valued: "-n --interval" },
  chronic: {},
  cronic: {},
  logsave: { words: 1 },
  "systemd-run": { valued: "-u -p -t --unit --property --uid --gid --on-calendar --on-active --slice --setenv -E" },
  "systemd-cat": { valued: "-t -p --identifier --priority" },
  "systemd-inhibit": {},
  setpriv: { valued: "--reuid --regid --groups" },
  "start-stop-daemon": {},
  unshare: {},
  nsenter: { valued: "-t --target" },
  runuser: { valued: "-u -g -G -s --user --group --shell", script: "-c" },
  su: { valued: "-s -g -G --shell --group", words: 1, script: "-c" },
  busybox: {},
  strace: { valued: "-e -o -p" },
  retry: {},
  parallel: { valued: "-j -n" },
  eatmydata: {},
  proxychains: {},
};

const shells = /^(?:ba|da|z|k|a|mk|r?)sh$/;

/** What a program runs in its turn: another program, or a script of shell; nothing where it is no such program. */
export function runBy(
  program: string,
  given: readonly Word[],
):
  | { readonly words: readonly Word[]; readonly assignments: readonly string[] }
  | { readonly script: Word }
  | undefined {
  if (shells.test(program)) return scriptOfShell(given);
  if (program === "eval" && given.length > 0) return { script: joined(given) };
  if (program === "trap" && given.length > 1) return { script: given[0] as Word };
  if (program === "find") return afterExec(given);
  const wrapper = Object.hasOwn(wrappers, program) ? wrappers[program] : undefined;
  return wrapper && unwrapped(wrapper, given);
}

function unwrapped({ valued = "", words = 0, assigns, script }: Wrapper, given: readonly Word[]) {
  const takesValue = new Set(valued.split(" "));
  const assignments: string[] = [];
  let left = words;
  for (let index = 0; index < given.length; index++) {
    const text = given[index]?.text ?? "";
    if (script !== undefined && (text === script || text === "--command")) {
      const value = given[index + 1];
      return value && { script: value };
    }
    if (text === "--" || (text === "-" && left > 0)) continue;
    if (text.startsWith("-") && text.length > 1) index += takesValue.has(text) ? 1 : 0;
    else if (assigns && /^[A-Za-z_]\w*=/.test(text)) assignments.push(text);
    else if (left > 0 && !(script !== undefined && words === 1 && given.length === 1)) left -= 1;
    else return { words: given.slice(index), assignments };
  }
  return undefined;
}

function scriptOfShell(given: readonly Word[]) {
  for (let index = 0; index < given.length; index++) {
    const { text } = given[index] as Word;
    if (/^-[a-z]*c[a-z]*$/.test(text)) {
      const script = given.slice(index + 1).find((word) => !word.text.startsWith("-"));
      return script && { script };
    }
    if (/^[-+][a-z]*o$|^--(?:rcfile|init-file)$/.test(text)) index += 1;
    else if (!/^[-+]/.test(text)) return undefined;
  }
  return undefined;
}

function afterExec(given: readonly Word[]) {
  const start = given.findIndex(({ text }) => /^-(exec|execdir|ok|okdir)$/.test(text));
  return start < 0 ? undefined : { words: given.slice(start + 1), assignments: [] };
}

function joined(words: readonly Word[]): Word {
  return { text: words.map(({ text }) => text).join(" "), isKnown: words.every(({ isKnown }) => isKnown) };
}
