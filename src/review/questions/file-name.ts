/** Endings that programs give to files of data and configuration. */
const endings =
  /[^/]\.(?:json|ya?ml|toml|ini|conf|cfg|cnf|env|properties|xml|db|sqlite3?|mdb|txt|log|pem|crt|key|p12|sh|sql|sock|pid|lock|htpasswd|csv)$/i;

/** Whether the last part of a path is the name of a file, such as "/acme.json". */
export function isFileName(path: string): boolean {
  return endings.test(path);
}
