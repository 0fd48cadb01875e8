#!/bin/sh
# Puts the configuration together, routes.yml and what the environment says of receivers, then starts what it is given.
# Without any receiver alerts are seen in Alertmanager and Grafana alone.
set -eu
umask 077
folder="$(dirname "$0")"
file="${ALERTMANAGER_FILE:-/tmp/alertmanager.yml}"

# A text as YAML takes it, whatever is in it.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/''/g")"; }

webhook="${ALERT_WEBHOOK_URL:-}"
mail="${ALERT_MAIL_TO:-}"
if [ -n "$mail" ] && { [ -z "${ALERT_MAIL_SERVER:-}" ] || [ -z "${ALERT_MAIL_FROM:-}" ]; }; then
  echo "ALERT_MAIL_TO needs ALERT_MAIL_SERVER (smtp.example.com:587) and ALERT_MAIL_FROM." >&2
  exit 1
fi

receiver() { # NAME WEBHOOK
  printf '  - name: %s\n' "$1"
  if [ -n "$2" ]; then printf '    webhook_configs:\n      - { send_resolved: true, url: %s }\n' "$(quoted "$2")"; fi
  if [ -n "$mail" ]; then printf '    email_configs:\n      - { send_resolved: true, to: %s }\n' "$(quoted "$mail")"; fi
}

{
  cat "$folder/routes.yml"
  if [ -n "$mail" ]; then
    printf 'global:\n  smtp_smarthost: %s\n  smtp_from: %s\n' "$(quoted "$ALERT_MAIL_SERVER")" "$(quoted "$ALERT_MAIL_FROM")"
    if [ -n "${ALERT_MAIL_USER:-}" ]; then
      printf '  smtp_auth_username: %s\n  smtp_auth_password: %s\n' "$(quoted "$ALERT_MAIL_USER")" "$(quoted "${ALERT_MAIL_PASSWORD:-}")"
    fi
  fi
  printf 'receivers:\n'
  receiver urgent "${ALERT_URGENT_WEBHOOK_URL:-$webhook}"
  receiver soon "$webhook"
  receiver later "$webhook"
} > "$file"

exec "$@"
