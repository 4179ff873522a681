/** Ends of names that are secrets, whatever stands before them: POSTGRES_PASSWORD, PGPASSWORD, dbPassword. */
export const secretEnds = [
  "PASSWORD",
  "PASSWD",
  "PASSPHRASE",
  "PASSWORT",
  "KENNWORT",
  "SECRET",
  "TOKEN",
  "APIKEY",
] as const;

/** The same where they are words of their own, for they end other words too: DB_PASS, but not COMPASS. */
export const secretWords = [
  "PASS",
  "PASSCODE",
  "PWD",
  "PW",
  "SALT",
  "PEPPER",
  "JWT",
  "CREDENTIAL",
  "CREDENTIALS",
  "REDIS_AUTH",
  "REDISCLI_AUTH",
  "MOT_DE_PASSE",
  "CONTRASENA",
  "SENHA",
  "HASLO",
  "PAROLA",
  "WACHTWOORD",
  "LOSENORD",
  "BASIC_AUTH",
  "KEY_BASE",
  "ACCESS_KEY",
  "ADMIN_KEY",
  "API_KEY",
  "APP_KEY",
  "AUTH_KEY",
  "CLIENT_KEY",
  "COOKIE_KEY",
  "CRYPT_KEY",
  "DEPLOY_KEY",
  "ENCRYPTION_KEY",
  "HASH_KEY",
  "HMAC_KEY",
  "JWT_KEY",
  "LICENSE_KEY",
  "MASTER_KEY",
  "PRIVATE_KEY",
  "SALT_KEY",
  "SECRET_KEY",
  "SERVICE_KEY",
  "SESSION_KEY",
  "SHARED_KEY",
  "SIGNING_KEY",
  "STORAGE_KEY",
  "WEBHOOK_KEY",
] as const;

/** Whether a variable, an option or a key of a file holds a secret, by its name. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[-.]/g, "_")
    .toUpperCase();
  // NOPASSWD of sudoers, and the like, say that there is none.
  if (/^NO_?PASS/.test(words)) return false;
  return (
    secretEnds.some((end) => words.endsWith(end)) ||
    secretWords.some((word) => words === word || words.endsWith(`_${word}`))
  );
}

/** Words that switch something, or say how it is done. */
const switches =
  /^(true|false|yes|no|on|off|enabled?|disabled?|none|null|nil|undefined|required|optional|auto|default)$/i;

/** The place of a value that comes from elsewhere: a file, a variable, a template, a vault, or a path of jq. */
const elsewhere = /^(\.[A-Za-z_][\w.]*$|\/|~\/|\.{1,2}\/|file:|env:|os\.environ|vault:|\$|\{|\[|<|%[({])|\0/;

/** Whether a text may be the secret itself: no switch, no small figure, and nothing that only leads to it. */
export function isSecretValue(text: string): boolean {
  return text !== "" && !switches.test(text) && !/^\d{1,3}$/.test(text) && !elsewhere.test(text);
}
