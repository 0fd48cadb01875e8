#!/bin/sh
# Prints a line for every secret that docker-compose.yml wants and .env does not have yet:  sh docker/secrets.sh >> .env
# Letters and digits only, as some of them stand in addresses. What .env says already is kept.
set -eu
file="${1:-.env}"
# A last line without an end would run together with the first of these.
if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then echo; fi
for name in QUERENT_SECRET MYSQL_PASSWORD MYSQL_ROOT_PASSWORD REDIS_PASSWORD GRAFANA_PASSWORD ELASTIC_PASSWORD KIBANA_PASSWORD FILEBEAT_PASSWORD; do
  if [ -f "$file" ] && grep -q "^$name=." "$file"; then continue; fi
  printf '%s=%s\n' "$name" "$(LC_ALL=C tr -dc 'A-Za-z0-9' < /dev/urandom | head -c 40)"
done
