#!/bin/sh
# Keeps the administrator's password equal to its file: Grafana itself reads it at the first start only.
# Prints "changed: …" when it changed it.
# usage: keep-password.sh [file with the password] [port]
set -eu

password_file=${1:-/run/secrets/GF_SECURITY_ADMIN_PASSWORD}
port=${2:-3000}
login=${GF_SECURITY_ADMIN_USER:-admin}

# busybox has nc; the Ubuntu variant has neither nc nor wget, and bash in both opens connections itself.
ask() {
  if command -v nc >/dev/null; then
    nc -w 10 127.0.0.1 "$port"
  else
    # shellcheck disable=SC2016
    timeout 10 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" && cat >&3 && cat <&3' "$port"
  fi
}

# By hand, so that the password stands in no argument of a program.
logs_in() {
  credentials=$(printf '%s:%s' "$login" "$(cat "$password_file")" | base64 | tr -d '\n')
  status=$(printf 'GET /api/user HTTP/1.0\r\nAuthorization: Basic %s\r\n\r\n' "$credentials" | ask | head -n 1)
  case $status in *" 200 "*) return 0 ;; *) return 1 ;; esac
}

if logs_in; then exit 0; fi
grafana cli --homepath /usr/share/grafana admin reset-admin-password --password-from-stdin <"$password_file" >/dev/null
if ! logs_in; then
  echo "the administrator '$login' cannot log in with the password in '$password_file'" >&2
  exit 1
fi
echo "changed: password of administrator '$login'"
