import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterEach, expect, it } from "vitest";
import { Upstream } from "@/docker/__fixtures__/upstream";

const passwords = { ELASTIC_PASSWORD: "elastic-1", KIBANA_PASSWORD: "kibana-1", FILEBEAT_PASSWORD: "filebeat-1" };
let elasticsearch: Upstream;
afterEach(() => elasticsearch.die());

async function setUp(status: number) {
  elasticsearch = await Upstream.answering((_request, response) => void response.writeHead(status).end("{}"));
  const env = { ...process.env, ...passwords, ELASTICSEARCH_ORIGIN: `http://${elasticsearch.address}` };
  return await promisify(execFile)("bash", ["docker/logs/setup.sh"], { env });
}

it("gives Elasticsearch the policy, the template, and users with as few rights as they need", async () => {
  await setUp(200);
  const asked = elasticsearch.received.map(({ method, url, body, headers }) => {
    expect(headers.authorization).toBe(`Basic ${Buffer.from("elastic:elastic-1").toString("base64")}`);
    return [`${method} ${url}`, JSON.parse(body.toString())] as const;
  });
  const file = (name: string) => JSON.parse(readFileSync(`docker/logs/${name}`, "utf8"));
  const indices = [{ names: ["logs-querent-*"], privileges: ["auto_configure", "create_doc"] }];
  expect(asked).toEqual([
    ["PUT /_ilm/policy/querent-logs", file("lifecycle.json")],
    ["PUT /_index_template/querent-logs", file("index-template.json")],
    ["PUT /_security/role/querent_filebeat", { cluster: ["monitor"], indices }],
    ["PUT /_security/user/querent_filebeat", { password: "filebeat-1", roles: ["querent_filebeat"] }],
    ["POST /_security/user/kibana_system/_password", { password: "kibana-1" }],
  ]);
});

it("fails where Elasticsearch refuses, so that nothing starts that would not work", async () => {
  await expect(setUp(403)).rejects.toThrow("403");
  expect(elasticsearch.received).toHaveLength(1);
});
