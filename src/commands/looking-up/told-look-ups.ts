import { clearLine, cursorTo } from "node:readline";
import type { WriteStream } from "node:tty";
import { formatImageReference } from "../../model/image-reference.js";
import type { VerificationProgress } from "../../outside/registry/verify-images.js";

/** Shows look-ups as they end: one line that changes on a terminal, a line for each elsewhere. */
export interface LookUpDisplay {
  readonly show: (progress: VerificationProgress) => void;
  /** Leaves nothing behind on a terminal. */
  readonly end: () => void;
}

export function displayOn(stream: WriteStream): LookUpDisplay {
  return stream.isTTY ? changingLine(stream) : plainLines(stream);
}

function changingLine(stream: WriteStream): LookUpDisplay {
  const rewind = () => {
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  return {
    show: ({ done, total, reference }) => {
      rewind();
      stream.write(`looked up ${done} of ${total}: ${formatImageReference(reference)}`.slice(0, stream.columns - 1));
    },
    end: rewind,
  };
}

function plainLines(stream: NodeJS.WritableStream): LookUpDisplay {
  return {
    show: ({ reference, result }) => {
      stream.write(`${result.kind === "found" ? "found " : "failed"}  ${formatImageReference(reference)}\n`);
    },
    end: () => {},
  };
}
