"""How a comparison is told: as text, and as JSON."""

import json

TITLES = {
    "changed": "Changed since the last whole deployment:",
    "missing": "Missing:",
    "undeclared": "There, and declared by nobody:",
}


def text(compared):
    lines = [f"Not known: {one}." for one in compared["unknown"]]
    for kind, title in TITLES.items():
        own = [one["says"] for one in compared["drift"] if one["kind"] == kind]
        lines += [title, *(f"  {one}" for one in own)] if own else []
    return "\n".join(lines or ["The host is as the last whole deployment left it."])


def document(compared):
    return json.dumps(compared, indent=2, ensure_ascii=False)
