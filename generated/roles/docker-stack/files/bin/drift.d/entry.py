"""What differs, one thing each: of which kind it is, of what, and what is to be done."""

import fnmatch

DEPLOY = "deploy again, which brings it back; or say it in the project, so that it stays"
DECLARE = "declare it in the project or remove it; what belongs there is named in 'docker_stack_expected'"


def changed(subject, says):
    return {"kind": "changed", "subject": subject, "says": says, "to_do": DEPLOY}


def missing(subject, says):
    return {"kind": "missing", "subject": subject, "says": says, "to_do": DEPLOY}


def undeclared(subject, says):
    return {"kind": "undeclared", "subject": subject, "says": says, "to_do": DECLARE}


def is_expected(entry, patterns):
    """Whether somebody said of it that it belongs there, such as 'user root' or 'unit agent-*.service'."""
    return any(fnmatch.fnmatchcase(entry["subject"], pattern) for pattern in patterns)
