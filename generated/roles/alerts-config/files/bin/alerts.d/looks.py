"""What is looked at. A look yields subjects, each with its condition, or with nothing where nobody can tell at the moment."""

import containers
import drift
import host
import sites


LOOKS = {
    "docker": containers.engine,
    "container": containers.unwell,
    "site": sites.unwell,
    "certificate": sites.expiring,
    "unit": host.failed_units,
    "backup": host.backups,
    "disk": host.full_disks,
    "memory": host.full_memory,
    "reboot": host.reboot,
    "drift": drift.found,
}


def all_conditions(plan, begun):
    """The conditions by key, such as 'disk:/srv', and a function that says of a key whether nobody can tell."""
    found, unknown = {}, set()
    plan = {**plan, "begun": begun}
    for name, look in LOOKS.items():
        try:
            for subject, condition in look(plan):
                key = f"{name}:{subject}"
                if condition is None:
                    unknown.add(key)
                else:
                    found[key] = condition
        except Exception as error:  # A look that fails must not keep the others from being told.
            unknown.add(name)
            found[f"look:{name}"] = {
                "what": f"nobody looks at '{name}' any more: {type(error).__name__}: {error}",
                "to_do": "see 'journalctl --unit' of the alerts on the host",
            }
    return found, lambda key: key in unknown or key.partition(":")[0] in unknown
