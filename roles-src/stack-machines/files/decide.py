"""Decides what of the data of services moves from host to host, by what each host told of itself. Prints the moves, what stands against
them, and where the data is once the deployment ended well; as JSON.

Whoever sends it adds a last line, decide({"hosts": [{"name", "machine", "environment", "told"}], "data": [{"of", "was", "machines",
"upgrades"}], "anew": services, "whole": whether the run is not limited by tags}). A host that is not in the run told nothing.
"""

import json


def folder(host, of, root):
    found = [one for one in host["told"]["folders"] if one["of"] == of and one["root"] == root]
    return found[0] if found else {"path": "", "full": False, "fixed": False, "arrived": False}


def by_hand(of, source, to, path):
    return (
        f"Take a backup there (playbooks/backup.yml --limit {source['name']}), stop its container, copy the folder to {to} with its owners "
        f"(rsync --archive --numeric-ids), give it another name on {source['name']}, and deploy again."
    )


class Environment:
    """The hosts of one environment, and what is wanted of them."""

    def __init__(self, hosts, said):
        self.hosts, self.said = hosts, said
        self.seen = [host for host in hosts if host["told"]]
        self.absent = [host["name"] for host in hosts if not host["told"]]
        self.roots = range(1 + max((one["root"] for host in self.seen for one in host["told"]["folders"]), default=-1))

    def home(self, of):
        """Where the data was when a deployment ended well; nothing where no host knows."""
        return next((host["told"]["homes"][of] for host in self.seen if of in (host["told"]["homes"] or {})), "")

    def judge(self, data):
        of, machines = data["of"], data["machines"]
        if of in self.said["anew"]:
            return []
        wanting = [host for host in self.seen if host["machine"] in machines]
        others = [host for host in self.seen if host["machine"] not in machines]
        found = [one for root in self.roots for one in self.judge_folder(data, root, wanting, others)]
        if found or not wanting or any(folder(host, of, root)["full"] for host in wanting for root in self.roots):
            return found
        return [{"problem": problem} for problem in self.unknown(data, wanting[0], others)]

    def judge_folder(self, data, root, wanting, others):
        of = data["of"]
        holding = [host for host in others if folder(host, of, root)["full"]]
        settled = [host for host in wanting if folder(host, of, root)["full"]]
        # Where both have it, the one on which it ran last.
        homes = [host for host in holding if host["name"] == self.home(of)]
        if settled and not homes:
            return
        sources = homes or holding
        if not sources:
            # The old host has it no more, so this copy is the data; but only who has seen all hosts knows that.
            arrived = [host for host in wanting if folder(host, of, root)["arrived"] and not self.absent]
            yield from ({"move": self.move(of, root, host, host)} for host in arrived)
            return
        problem = self.objection(data, root, sources, wanting)
        yield {"problem": problem} if problem else {"move": self.move(of, root, sources[0], wanting[0])}

    def move(self, of, root, source, target):
        """One whose source is its target arrived already, and only has to be put into its place."""
        return {
            "id": of if root == 0 else f"{of}-{root}",
            "of": of,
            "from": source["name"],
            "to": target["name"],
            "source": folder(source, of, root)["path"],
            "target": folder(target, of, root)["path"],
        }

    def objection(self, data, root, sources, wanting):
        of, source = data["of"], sources[0]
        here = folder(source, of, root)
        where = f"'{here['path']}' with its data is on {source['name']}"
        if not wanting:
            wanted = [host["name"] for host in self.hosts if host["machine"] in data["machines"]]
            return f"'{of}' is to move to {' or '.join(wanted) or 'another host'}, and {where}: both must be in this run. Run it without --limit, or with that of the environment."
        to = wanting[0]["name"]
        begins = f"'{of}' runs on {' and '.join(host['name'] for host in wanting)} now, and {where}: it would begin anew."
        if len(sources) > 1 or len(wanting) > 1:
            named = " and ".join(host["name"] for host in (sources if len(sources) > 1 else wanting))
            return f"{begins} Which of {named} is meant cannot be told. " + by_hand(of, source, to, here["path"])
        if here["fixed"] or folder(wanting[0], of, root)["fixed"]:
            return f"{begins} The folder is a disk of its own, or a link, and does not move by itself. " + by_hand(of, source, to, here["path"])
        if source["told"]["processor"] != wanting[0]["told"]["processor"]:
            return (
                f"{begins} {source['name']} has a processor of the kind {source['told']['processor']}, and {to} one of {wanting[0]['told']['processor']}, which may not read it: "
                f"take a set of backups (playbooks/backup.yml -e backup_fetch_to=…), deploy with -e stack_begin_anew={of}, and restore '{of}' from the set."
            )
        if data["upgrades"]:
            return f"{begins} It moves as it is, and 'upgrade' of it belongs to its folder on {source['name']}: upgrade it there, take 'upgrade' out, and move it then."
        if not self.said["whole"]:
            return f"'{of}' is still to move from {source['name']} to {to} with its data: run it once without --tags and --skip-tags."
        return ""

    def unknown(self, data, wanted, others):
        """Where the host that wants it has none, and nobody in this run: why that need not mean that there is none."""
        of = data["of"]
        begin = f"Where nobody wants it, add -e stack_begin_anew={of}."
        home, known = self.home(of), [host["name"] for host in self.hosts]
        arrived = any(folder(wanted, of, root)["arrived"] for root in self.roots)
        earlier = [host for host in others if data["was"] and any(folder(host, data["was"], root)["full"] for root in self.roots)]
        if earlier:
            yield (
                f"'{of}' was '{data['was']}' on {earlier[0]['name']}, and runs on {wanted['name']} now: it would begin anew. One after the other: "
                f"let it run where it was, deploy, and move it then. {begin}"
            )
        elif home and home not in known:
            yield (
                f"'{of}' runs on {wanted['name']} now, and its data was on {home} when it was deployed last, which is no host of this inventory any more: it "
                f"would begin anew. Let the stack have {home} and its machine for one more deployment, with some other service on it: that brings the data over. "
                f"Where {home} is lost, add -e stack_begin_anew={of}, and restore it from a set of backups (playbooks/restore.yml -e restore_only={of})."
            )
        elif arrived and self.absent:
            yield f"Data of '{of}' is on its way to {wanted['name']}, and a host that may be its old one is not in this run: run it without --limit. {begin}"
        elif home in self.absent or (self.absent and wanted["told"]["homes"] is None):
            whose = f"its data was on {home} when it was deployed last, which is" if home in self.absent else f"{wanted['name']} has none of its data. Others may have it, which are"
            yield f"'{of}' runs on {wanted['name']} now, and {whose} not in this run: run it without --limit, or with that of the environment. {begin}"

    def homes(self):
        """Of what one machine has, where there is one host for it."""
        found = {}
        for data in self.said["data"]:
            hosts = [host["name"] for host in self.hosts if host["machine"] in data["machines"]]
            if len(hosts) == 1:
                found[data["of"]] = hosts[0]
        return found


def decide(said):
    moves, problems, homes = [], [], {}
    for name in sorted({host["environment"] for host in said["hosts"]}):
        environment = Environment([host for host in said["hosts"] if host["environment"] == name], said)
        for data in said["data"]:
            judged = environment.judge(data)
            moves += [one["move"] for one in judged if "move" in one]
            problems += [one["problem"] for one in judged if "problem" in one]
        homes[name] = environment.homes()
    print(json.dumps({"moves": moves, "problems": problems, "homes": homes}))
