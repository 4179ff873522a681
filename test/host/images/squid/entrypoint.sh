#!/bin/bash
tail -F /var/log/squid/access.log 2>/dev/null &
exec squid "$@"
