#!/bin/bash
# Runs once before Filebeat and Kibana start, and again without harm: users, how long lines are kept, and what a line is.
set -euo pipefail
folder="$(dirname "$0")"
origin="${ELASTICSEARCH_ORIGIN:-http://elasticsearch:9200}"

send() { # METHOD PATH: the body by standard input, the password too, as arguments are seen by everybody on the machine
  curl -fsS -K <(printf 'user = "elastic:%s"\n' "$ELASTIC_PASSWORD") -X "$1" -H 'content-type: application/json' \
    --data-binary @- -o /dev/null "$origin/$2"
}

send PUT _ilm/policy/querent-logs < "$folder/lifecycle.json"
send PUT _index_template/querent-logs < "$folder/index-template.json"
send PUT _security/role/querent_filebeat <<< '{"cluster":["monitor"],"indices":[{"names":["logs-querent-*"],"privileges":["auto_configure","create_doc"]}]}'
send PUT _security/user/querent_filebeat <<< "{\"password\":\"$FILEBEAT_PASSWORD\",\"roles\":[\"querent_filebeat\"]}"
send POST _security/user/kibana_system/_password <<< "{\"password\":\"$KIBANA_PASSWORD\"}"
echo "Elasticsearch knows the log, and Filebeat and Kibana their passwords."
