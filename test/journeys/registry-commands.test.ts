import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPartnerKey, readKeyFile, writeKeyFile } from "@tongban/sdk";
import { afterAll, expect, test } from "vitest";
import { runInProcess } from "../../packages/sdk/test/run-command.ts";
import { broker, keyOf, partner } from "./broker.ts";
import { startReceiver } from "./webhook-receiver.ts";

const folder = mkdtempSync(join(tmpdir(), "tongban-registry-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) =>
  runInProcess([...args, "--language", "en"], folder, { TONGBAN_URL: broker.url });

const told = async (...args: readonly string[]): Promise<string> => {
  const ended = await run(...args);
  expect(ended).toMatchObject({ code: 0, err: "" });
  return ended.out;
};

test("a city, its window, its people and its partner are managed at the command line", async () => {
  const asOperator = ["--staff", "operator", "--why", "昆明市加入"];
  const hired = ["--coordinator", "kunming-coordinator", "--coordinator-name", "段云"];
  expect(await told("region", "add", "530100", "--name", "昆明市", ...hired, ...asOperator)).toContain(
    "region 530100 (version 1)",
  );
  const again = await run("region", "add", "530100", "--name", "昆明市", ...hired, ...asOperator);
  expect(again).toMatchObject({ code: 1, out: "" });
  expect(again.err).toContain("There is a region 530100 already");

  const asTheirs = ["--staff", "kunming-coordinator", "--why", "开办专窗"];
  await told("matter", "add", "tea-garden-filing", "--title", "茶园备案", "--kind", "filing", ...asTheirs);
  const renamed = await told("matter", "change", "tea-garden-filing", "--title", "生态茶园备案", ...asTheirs);
  expect(renamed).toContain("(version 2)");
  expect(renamed).toContain("生态茶园备案");
  expect(await told("matter", "history", "tea-garden-filing", "--staff", "kunming-coordinator")).toContain(
    "开办专窗",
  );
  const terms = ["--region", "530100", "--name", "昆明市通办专窗", "--matters", "tea-garden-filing"];
  expect(await told("window", "register", "kunming-1", ...terms, ...asTheirs)).toContain("open: false");
  const grants = ["--role", "clerk", "--regions", "530100", "--windows", "kunming-1"];
  await told("staff", "register", "kunming-clerk", "--name", "白茶", ...grants, ...asTheirs);
  expect(await told("window", "open", "kunming-1", ...asTheirs)).toContain("(version 3)");
  expect(await told("window", "change", "kunming-1", "--capacity", "3", ...asTheirs)).toContain(
    "capacity: 3",
  );
  const stale = await run("window", "change", "kunming-1", "--capacity", "4", "--seen", "1", ...asTheirs);
  expect(stale.err).toContain("version-stale");
  expect(await told("window", "close", "kunming-1", ...asTheirs)).toContain("0 cases waited on its board");
  expect(await told("window", "history", "kunming-1", "--staff", "kunming-coordinator")).toMatch(
    /5 +.* 段云 +开办专窗 +closedFor, open\n/,
  );
  expect(await told("staff", "list", "--staff", "kunming-coordinator")).toMatch(/kunming-clerk +1 +白茶/);
  expect(await told("staff", "change", "kunming-clerk", "--no-windows", ...asTheirs)).toContain(
    "windows: \n",
  );
  expect(await told("staff", "remove", "kunming-clerk", ...asTheirs)).toContain("removed");

  const at = ["--name", "昆明市政务服务平台", "--regions", "530100"];
  await told("partner", "register", "kunming-gov", ...at, ...asOperator);
  const first = createPartnerKey("kunming-gov", "ed25519");
  writeKeyFile(join(folder, "first.json"), first);
  writeFileSync(join(folder, "first.pem"), first.publicKeyPem);
  expect(await told("partner", "add-key", "kunming-gov", "first.pem", ...asOperator)).toContain(first.keyId);
  expect((await partner("kunming-gov", first).listKeys()).ok).toBe(true);

  const rotate = [
    "key",
    "rotate",
    "--partner",
    "kunming-gov",
    "--key",
    join(folder, "first.json"),
    "--out",
    "next.json",
  ];
  expect(await told(...rotate)).toContain(`Revoked    ${first.keyId}`);
  expect(existsSync(join(folder, "next.json"))).toBe(true);
  const next = readKeyFile(join(folder, "next.json"));
  const live = await partner("kunming-gov", next).listKeys();
  expect(live.ok && live.value.keys.map(({ keyId }) => keyId)).toEqual([next.keyId]);
  // Broken off after the last step, it is run again without harm.
  expect(await told(...rotate)).toContain(next.keyId);
  expect(await told("partner", "keys", "kunming-gov", "--staff", "operator")).not.toContain(first.keyId);
});

test("a partner sets its webhook, tests it, sees its deliveries, replays its feed and unsets it at the command line", async () => {
  const { url, deliveries } = await startReceiver();
  const file = join(folder, "hooks.key.json");
  writeKeyFile(file, keyOf("nanjing-terminal"));
  const asPartner = ["--partner", "nanjing-terminal", "--key", file];
  expect(await told("webhook", "show", ...asPartner)).toBe("no endpoint\n");
  const untested = await run("webhook", "test", ...asPartner);
  expect(untested).toMatchObject({ code: 1 });
  expect(await told("webhook", "set", url, "--acknowledge-by-answer", ...asPartner)).toMatch(
    /enabled\nits answers may acknowledge results\nsecret, shown this once: whsec_/,
  );
  expect(await told("webhook", "test", ...asPartner)).toContain("delivered: status-204 in");
  const [delivered] = deliveries;
  expect(JSON.parse(delivered?.body ?? "")).toMatchObject({
    type: "cn.tongban.partner.tested.v1",
    data: { partner: "nanjing-terminal" },
  });
  expect(delivered?.headers["webhook-signature"]).toMatch(/^v1,/);
  const resumed = ["webhook", "test", "--type", "cn.tongban.case.resumed.v1"];
  expect(await told(...resumed, ...asPartner)).toContain("delivered: status-204 in");
  expect(JSON.parse(deliveries.at(-1)?.body ?? "")).toMatchObject({
    type: "cn.tongban.case.resumed.v1",
    data: { nationalStatus: { code: 10 }, externalRef: expect.stringMatching(/^test-/) },
  });
  const misspelt = await run("webhook", "test", "--type", "cn.tongban.case.resumd.v1", ...asPartner);
  expect(misspelt).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no type of event "cn\.tongban\.case\.resumd\.v1".*\bresumed\b/s),
  });
  expect(await told("webhook", "deliveries", ...asPartner)).toMatch(/test-[0-9a-f-]+ .*status-204/);
  expect(await told("webhook", "replay", ...asPartner)).toContain("events are delivered again");
  expect(await told("webhook", "unset", ...asPartner)).toBe("no endpoint\n");
});
