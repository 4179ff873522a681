import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "../../lint/projects.js";

const run = promisify(execFile);

/** Asks sites as the smoke tests do, with visitors that come from addresses of this machine to a port of it. */
const program = `
import importlib.util, json, socket, ssl, sys

path, port, sites = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
spec = importlib.util.spec_from_file_location("probe", path)
probe = importlib.util.module_from_spec(spec)
spec.loader.exec_module(probe)


class Here(probe.Clients):
    def __init__(self):
        self.outsider, self.vpn = "127.0.0.1", "127.0.0.2"

    def connection(self, client, *_):
        return socket.create_connection(("127.0.0.1", port), probe.TIMEOUT, (client, 0))


report = {"passed": [], "failed": []}
for site in sites:
    probe.run_all(probe.site_checks(site, ssl._create_unverified_context, Here()), report)
print(json.dumps(report))
`;

export interface Report {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** The servers behind Caddy answer meanwhile, in this process. */
export async function smokeTested(port: number, sites: readonly object[]): Promise<Report> {
  const probe = join(repository, "roles-src/smoke-tests/files/probe.py");
  const { stdout } = await run("python3", ["-c", program, probe, String(port), JSON.stringify(sites)]);
  return JSON.parse(stdout) as Report;
}
