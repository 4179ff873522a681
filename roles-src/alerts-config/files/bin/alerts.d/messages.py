"""What people read: what is the matter, since when, on which host, and what to do."""

import socket
import time


def moment(seconds):
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(seconds))


def lasted(seconds):
    hours, minutes = divmod(round(seconds / 60), 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "d"), (hours, "h"), (minutes, "min")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "less than a minute"


def begun(key, condition, stack):
    return {
        **told(key, "begun", condition["what"]),
        "text": "\n".join([
            f"What:   {condition['what']}",
            f"Since:  {moment(condition['since'])}",
            f"Host:   {socket.gethostname()}, stack {stack}",
            f"To do:  {condition['to_do']}",
            "You are told again when it is over.",
        ]),
        "stack": stack,
        "since": moment(condition["since"]),
    }


def over(key, condition, stack):
    since, seen = condition["since"], condition["seen"]
    return {
        **told(key, "over", f"over: {condition['what']}"),
        "text": "\n".join([
            f"Over:   {condition['what']}",
            f"Since:  {moment(since)}, seen last {moment(seen)} ({lasted(seen - since)})",
            f"Host:   {socket.gethostname()}, stack {stack}",
            "To do:  nothing",
        ]),
        "stack": stack,
        "since": moment(since),
    }


def test(stack):
    now = time.time()
    return {
        **told("test", "test", "a test"),
        "text": f"Somebody ran 'alerts --test' on {socket.gethostname()}, stack {stack}. This channel works.",
        "stack": stack,
        "since": moment(now),
    }


def told(key, state, title):
    return {"condition": key, "state": state, "host": socket.gethostname(), "title": f"[{socket.gethostname()}] {title}"}
