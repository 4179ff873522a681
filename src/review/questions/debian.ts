import type { Role } from "../../model/ansible/role.js";
import type { Task } from "../../model/ansible/task.js";

/** Whether a task may run on the host's Debian 13, as far as its conditions and the name of its file say. */
export function mayRunOnDebian({ conditions, file, keys, keywords }: Task): boolean {
  if (keys.local_action !== undefined || keywords.delegate_to !== undefined || keywords.connection === "local")
    return false;
  if (/redhat|centos|fedora|rocky|alma|suse|arch|alpine|ubuntu|bsd|darwin|gentoo|oracle|amazon/i.test(file.path))
    return false;
  return conditions.every((condition) => {
    if (!/distribution|os_family|pkg_mgr|ansible_lsb|service_mgr/.test(condition)) return true;
    const named = [...condition.matchAll(/['"](\w+)['"]/g)].map(([, name = ""]) => name.toLowerCase());
    const isAsked = /(?:==|\bin\b)/.test(condition) && !/!=|\bnot\b/.test(condition);
    const isOnlyFamily = !/version|release|\bmajor\b|<|>/.test(condition);
    return isAsked && isOnlyFamily && named.some((name) => /^(?:debian|trixie|apt|systemd|13)$/.test(name));
  });
}

/** Whether the role brings packages from elsewhere than Debian. */
export function addsRepository({ tasks, written }: Role): boolean {
  return (
    tasks.some(({ action }) => action === "apt_repository" || action === "deb822_repository") ||
    written.some(({ path, source }) => /sources\.list|\.sources(?:\.j2)?$/.test(`${path} ${source?.path ?? ""}`)) ||
    tasks.some(({ action, arguments: given }) => action === "apt" && given.deb !== undefined)
  );
}
