/** Whether a folder with these files is a role to Ansible, and not only a place of configuration. */
export function makesRole(files: readonly { readonly path: string }[]): boolean {
  return files.some(({ path }) => parts.test(path));
}

/** The files that Ansible reads first, in each of their names, and plugins, which make a role by themselves. */
const parts =
  /^(?:(?:tasks|handlers|defaults|vars|meta)\/main(?:\.(?:ya?ml|json))?$|(?:library|module_utils|\w+_plugins)\/)/;
