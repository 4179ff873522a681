/** Whether a program says something about the service by how it ends, by what it prints alone, or not at all. */
export type Telling = "status" | "output" | "nothing";

/** Programs that end in the same way whether the service lives or not. */
const idle = new Set(
  `true : echo printf exit sleep usleep pgrep pidof ps kill killall pkill ls test [ [[ pwd hostname date uname id whoami
  env printenv export set uptime arch nproc stat file which type whereis tty groups who logname dirname basename
  readlink realpath touch mkdir rm chmod chown ln cd umask df du free mount sync yes seq expr tee wc sort uniq tr cut
  sed less more od xxd hexdump base64 logger locale getconf ulimit unset shift trap wait cp mv dmesg lscpu md5sum
  sha256sum sh bash ash dash zsh mktemp nice clear reset false`.split(/\s+/),
);

/** Programs that end well whatever they print: what reads their output decides. */
const printing = new Set("ss netstat tail head journalctl".split(" "));

/** Looks at a program's own file or configuration, whether it runs or not. */
const looksAtItself: readonly RegExp[] = [
  /^\S+ (?:--version|-v|-V|-version|--help|-h)$/,
  /^(?!(?:mysql|mariadb)-?admin\b|docker\b)\S+ (?:version|help)$/,
  /^(?:nginx|openresty) (?:-\S+ )*-[tT]\b/,
  /^(?:apachectl|apache2ctl|httpd|apache2) (?:configtest|-t)\b/,
  /^caddy (?:validate|fmt|list-modules|build-info)\b/,
  /^(?:haproxy|varnishd) (?:.* )?-[cC]\b/,
  /^(?:sshd|php-fpm\S*|named-checkconf|promtool check|amtool check-config|postconf|visudo)(?: -t\b|$| config\b)/,
];

/** What a program with these arguments tells; the folder that it is in says nothing. */
export function tellingOf(words: readonly string[]): Telling {
  const [first = "", ...rest] = words;
  const name = first.split("/").at(-1) ?? "";
  if (idle.has(name)) return "nothing";
  if (printing.has(name)) return "output";
  if (looksAtItself.some((look) => look.test([name, ...rest].join(" ")))) return "nothing";
  if (name === "cat") return rest.every(isOfTheSystem) ? "nothing" : "status";
  if (name === "find")
    return rest.some((word) => /^-(?:[acm]?newer\w*|[acm](?:min|time))$/.test(word)) ? "output" : "nothing";
  if (name === "command" || name === "hash") return "nothing";
  const asksTheNetwork = /^(?:curl|wget)$/.test(name) && rest.some((word) => word.startsWith("file:"));
  if (asksTheNetwork || (asksForNames.test(name) && rest.some(isItself))) return "nothing";
  return "status";
}

/** Answered by the kernel or by a file, without the service. */
const asksForNames = /^(?:[arfo]*ping6?|nslookup|dig|host|getent|traceroute)$/;

function isItself(word: string): boolean {
  return /^(?:localhost|127\.[\d.]+|::1|0\.0\.0\.0)$/.test(word);
}

/** Files that are there without the service; the kernel's list of connections is none. */
function isOfTheSystem(path: string): boolean {
  return path.startsWith("-") || (/^\/(?:etc|usr|bin|sys|dev|proc)\//.test(path) && !path.startsWith("/proc/net/"));
}
