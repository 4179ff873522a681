import type { Machine } from "./machine-room.js";

/** A look at every process of a host, several times a second, until it is ended. */
export interface Watch {
  /** Ends the look; the arguments in which the text was seen. */
  end(): Promise<readonly string[]>;
}

const seen = "/run/seen-in-arguments";

/** Looks for a text in the arguments of all processes. */
export async function watchProcesses(machine: Machine, text: string): Promise<Watch> {
  // In brackets, or the pattern finds itself.
  const pattern = `[${text.slice(0, 1)}]${text.slice(1)}`;
  const look = `while sleep 0.2; do ps -eo args | grep -e '${pattern}'; done > ${seen} 2> /dev/null`;
  await machine.console(`systemd-run --quiet --unit=look --property=Nice=10 bash -c "${look}"`);
  return {
    async end() {
      await machine.console("systemctl stop look");
      return (await machine.console(`sort --unique ${seen}; rm ${seen}`)).split("\n").filter(Boolean);
    },
  };
}
