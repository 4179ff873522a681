/** Forms of crypt(3) and of htpasswd, whole. Source: crypt(5), and the documents of htpasswd. */
const whole =
  /\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}|\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$argon2(?:id|i|d)\$v=\d+\$\S{20,}|\$[1567y]\$[^\s"']{24,}|\{SHA\}[A-Za-z0-9+/]{27}=/;

const kinds = "(?:2[abxy]?|apr1|argon2(?:id|i|d)|[1567y])";

/** Whether a text holds the hash of a password. */
export function holdsPasswordHash(text: string): boolean {
  return whole.test(text);
}

/** Whether a hash begins with single dollar signs, which Compose reads as the start of variables. */
export function hasSingleDollars(text: string): boolean {
  return new RegExp(`(?<!\\$)\\$${kinds}\\$(?!\\$)`).test(text);
}

/** Whether a hash begins with double dollar signs, as a Compose file has it. */
export function hasDoubleDollars(text: string): boolean {
  return new RegExp(`\\$\\$${kinds}\\$\\$`).test(text);
}
