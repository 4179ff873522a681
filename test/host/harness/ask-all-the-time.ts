import type { Bystander } from "./bystanders.js";

/** Requests that are made until they are ended. */
export interface Asking {
  /** Ends them; which were refused or answered with an error of the server, and how many were made. */
  end(): Promise<{ readonly refused: readonly string[]; readonly requests: number }>;
}

const answers = "/tmp/answers";

/** Asks sites over HTTPS, one after the other, again and again, from a bystander. At most 600 rounds. */
export async function askAllTheTime(from: Bystander, address: string, sites: readonly string[]): Promise<Asking> {
  const ask = `curl -sk -m 5 -o /dev/null -w '%{http_code} $site\\n' --resolve $site:443:${address} https://$site/`;
  const loop = `for round in $(seq 600); do for site in ${sites.join(" ")}; do ${ask}; sleep 0.1; done; done`;
  await from.run(`(${loop.replaceAll("'", '"')}) > ${answers} 2>&1 & echo $! > /tmp/asking`);
  return {
    async end() {
      await from.run("kill $(cat /tmp/asking)");
      const lines = (await from.run(`cat ${answers}`)).stdout.split("\n").filter(Boolean);
      return { refused: lines.filter((line) => !/^(2\d\d|30\d|401) /.test(line)), requests: lines.length };
    },
  };
}
