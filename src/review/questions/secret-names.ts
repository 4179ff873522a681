/** Whether a variable holds a secret, by its name. */
export function isSecretName(name: string): boolean {
  return /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY|ENCRYPTION_KEY)$/i.test(name);
}

/** Not a switch, a number of tokens, or the path of a file that holds the secret. */
export function isSecretValue(text: string): boolean {
  return text !== "" && !/^(true|false|\d+|\/.*|.*\0.*)$/s.test(text);
}
