import { truthOf } from "../../../model/ansible/data.js";
import { dockerCallOf } from "../../../model/ansible/docker-call.js";
import { argument } from "../../../model/ansible/task.js";
import { commandsOf } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX058",
  title: "A restart that is meant as a change",
  level: "error",
  says: "task '{task}' of role '{role}' restarts containers, which keep their old image and environment",
  why: "A restart reads neither a new image nor a new environment: the play is green, and the old password or version runs on.",
  fix: "Remove the task: a deployment recreates a service of the stack when its configuration, secrets or image changed. Containers of the role's own get 'state: present', with 'recreate: always' where Compose sees no change.",
  bad: {
    role: "app-tools",
    files: {
      "handlers/main.yml": `- name: Restart the application
  community.docker.docker_compose_v2:
    project_src: /opt/example/compose
    state: restarted
`,
    },
  },
  good: {
    role: "app-tools",
    files: {
      "handlers/main.yml": `- name: Apply the changes of the application
  community.docker.docker_compose_v2:
    project_src: /opt/example/compose
    state: present
`,
    },
  },
  links: ["https://docs.docker.com/reference/cli/docker/compose/restart/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of role.tasks) {
      const isCompose = /^docker_compose(_v2)?$/.test(task.action);
      const isModule =
        isCompose && (argument(task, "state") === "restarted" || truthOf(task.arguments.restarted) === true);
      const isCommand = commandsOf(role, task).some((command) => {
        const verb = dockerCallOf(command)?.verb;
        return verb === "compose restart" || verb === "restart";
      });
      const isContainer = task.action === "docker_container" && truthOf(task.arguments.restart) === true;
      if (isModule || isContainer || isCommand) yield { at: task.at, with: { task: task.name, role: role.name } };
    }
  },
});
