import { spawnSync } from "node:child_process";
import { python } from "../tools/pyyaml.js";

// Passwords are asked for at a terminal, and read from nowhere else.
const script = `
import json, os, pty, re, sys
job = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(job["folder"])
    os.execvpe("bash", ["bash", "-eu", "-c", job["commands"]], job["environment"])
said, answered = b"", 0
while True:
    try:
        read = os.read(terminal, 65536)
    except OSError:
        break
    if not read:
        break
    said += read
    if re.search(rb"[Pp]assword[^\\n]*: $", said[answered:]):
        os.write(terminal, job["password"].encode() + b"\\n")
        answered = len(said)
print(json.dumps({"status": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "said": said.decode()}))
`;

export interface Typed {
  readonly folder: string;
  readonly commands: string;
  readonly password: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Types commands at a terminal, and the password wherever one is asked for. */
export function typed(job: Typed): { readonly status: number; readonly said: string } {
  const run = spawnSync(python, ["-c", script], { input: JSON.stringify(job), encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as { status: number; said: string };
}
