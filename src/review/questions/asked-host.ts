/** How programs that ask another machine take its name. Sources: their manual pages. */
interface Naming {
  /** Options that take a value in the word behind them, in one text: "cWi". */
  readonly valued: string;
  /** Options that name the host: "-h" and "--host". Default: the first word that is no option. */
  readonly byOption?: readonly string[];
  /** The word before the host, such as the "ping" of "tailscale ping": with another word the program asks nobody. */
  readonly verb?: RegExp;
  /** Whether a name is asked for, and behind it, or behind "@", stands the server that is asked. */
  readonly asksServer?: boolean;
}

const byPosition = (valued: string, verb?: RegExp): Naming => ({ valued, ...(verb && { verb }) });
const byHost = (valued: string, ...byOption: readonly string[]): Naming => ({ valued, byOption });

const namings: readonly (readonly [RegExp, Naming])[] = [
  [/^(?:arp|f|o|h)?ping[46]?$/, byPosition("cWwiIstnQSpl")],
  [/^(?:traceroute6?|tracepath|mtr|hping3)$/, byPosition("mqwfipsc")],
  [/^(?:nslookup|host|dig|drill|kdig)$/, { valued: "tpkbc", asksServer: true }],
  [/^resolvectl$/, byPosition("tpc", /^query$/)],
  [/^getent$/, byPosition("s", /^(?:a?hosts|ahostsv[46])$/)],
  [/^tailscale$/, byPosition("c", /^(?:ping|nc)$/)],
  [/^(?:nc|ncat|netcat|telnet|ssh|nmap)$/, byPosition("wpsqiXxTOMmbelioFJL")],
  [/^(?:curl|wget|http|https|xh)$/, byPosition("oHmuXYdAewOTtUbcxFQrKE")],
  [/^(?:pg_isready|psql|pg_dump)$/, byHost("dpUtc", "-h", "--host")],
  [/^(?:redis-cli|valkey-cli|keydb-cli)$/, byHost("pan", "-h")],
  [/^(?:mysql|mariadb)(?:-?admin|-?dump|-?check|show)?$/, byHost("uPpD", "-h", "--host")],
  [
    /^(?:mongosh|mongo|clickhouse-client|mosquitto_(?:sub|pub|rr)|ldapsearch|influx)$/,
    byHost("ptuP", "-h", "--host", "-H"),
  ],
  [/^openssl$/, byHost("", "-connect", "-host")],
  [/^kcat$/, byHost("", "-b")],
];

/** The host that a program asks, as its command line names it; none where it asks nobody, or only by an address with a scheme. */
export function hostAskedWith(program: string, words: readonly string[]): string | undefined {
  const naming = namingOf(program);
  if (wrappers.test(program)) {
    const inner = words.findIndex((word) => namingOf(word) !== undefined);
    return inner < 0 ? undefined : hostAskedWith(words[inner] ?? "", words.slice(inner + 1));
  }
  if (naming === undefined || words.some((word) => /^--(unix-socket|abstract-unix-socket)\b/.test(word)))
    return undefined;
  const written = naming.byOption === undefined ? byPlace(words, naming) : byOption(words, naming.byOption);
  const host = /^(?:[^@\s]*@)?([A-Za-z0-9][\w.-]*)(?::\d+)?(?:\/.*)?$/.exec(written ?? "")?.[1];
  return host === undefined || /^\d+$/.test(host) ? undefined : host;
}

/** Programs that run another one, which stands behind their own words. */
const wrappers = /(?:^|\/)(?:timeout|nice|env|sudo|doas|stdbuf|setsid|nohup|gosu|su-exec|chroot)$/;

function namingOf(program: string): Naming | undefined {
  const name = program.split("/").at(-1) ?? "";
  return namings.find(([pattern]) => pattern.test(name))?.[1];
}

function byPlace(words: readonly string[], { valued, verb, asksServer = false }: Naming): string | undefined {
  const plain = plainWords(words, valued);
  if (asksServer) {
    const server = words.find((word) => word.startsWith("@"));
    const [name, behind] = plain.filter(
      (word) => !/^(?:[@+].*|IN|CH|HS|ANY|A|AAAA|CNAME|MX|NS|PTR|SOA|SRV|TXT)$/.test(word),
    );
    return server?.slice(1) ?? behind ?? name;
  }
  if (verb === undefined) return plain[0];
  return verb.test(plain[0] ?? "") ? plain[1] : undefined;
}

/** The words that are neither options, nor the values of options, nor redirections. */
function plainWords(words: readonly string[], valued: string): readonly string[] {
  // An option whose value stands in the next word: "-w 2", but not "-w2".
  const takesNext = (word: string) => /^-[A-Za-z]+$/.test(word) && valued.includes(word.at(-1) ?? "-");
  return words.filter(
    (word, index) => !word.startsWith("-") && !/^\d*[<>&]/.test(word) && !takesNext(words[index - 1] ?? ""),
  );
}

function byOption(words: readonly string[], options: readonly string[]): string | undefined {
  for (const [index, word] of words.entries())
    for (const option of options) {
      if (word === option) return words[index + 1];
      if (option.startsWith("--") && word.startsWith(`${option}=`)) return word.slice(option.length + 1);
      if (/^-[A-Za-z]$/.test(option) && word.startsWith(option)) return word.slice(2);
    }
  return undefined;
}
