import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agreementOperations, registryOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { afterAll, expect, test } from "vitest";
import { type BrokerProcess, startBrokerProcess } from "./broker-process.ts";
import { directory, NANJING, PROMISED, XIAN, YINCHUAN } from "./directory.ts";
import { mintToken, staffClient } from "./staff-client.ts";

const dataDir = mkdtempSync(join(tmpdir(), "tongban-seeds-"));
let broker: BrokerProcess;
afterAll(async () => {
  await broker.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const staff = (staffId: string) => staffClient(broker.url, () => mintToken(broker.url, staffId));

const fileOf = async (agreementId: string) =>
  expectValue(
    await staff("xian-coordinator").call(agreementOperations.getAgreementFile, { params: { agreementId } }),
  );

const windowsOf = async (region: string, coordinator: string) => {
  const query = { kind: "window" as const, region };
  const { records } = expectValue(await staff(coordinator).call(registryOperations.listRecords, { query }));
  return records.map(({ id, version, says }) => ({ id, version, name: (says as { name: string }).name }));
};

/** The small directory with other seeds: agreements in force have a shorter list, and every window another name. */
const changedSeeds = (): string => {
  const hours = { opens: "09:00", closes: "17:30" };
  const agreements = directory.agreements.map((one) => ({
    ...one,
    ...(one.id.startsWith("with-") ? {} : { list: { matters: [PROMISED] } }),
    standard: { ...one.standard, hours },
  }));
  const windows = directory.windows.map((one) => ({ ...one, name: `${one.name}（新）` }));
  const path = join(dataDir, "changed-seeds.json");
  writeFileSync(path, JSON.stringify({ ...directory, agreements, windows }));
  return path;
};

test("a broker starts again with changed seeds: they take the place of what seeds said, and what people changed since stays", async () => {
  broker = await startBrokerProcess(dataDir);
  expect(broker.told).toEqual([]);
  const content = (await fileOf("three-cities")).published?.content;
  if (!content) return expect.fail("three-cities is published");
  const { list: _list, ...body } = content;
  const params = { agreementId: "three-cities" };
  const drafted = { ...body, title: "协调员起草的新版" };
  expectValue(
    await staff("xian-coordinator").call(agreementOperations.draftAgreement, { params, body: drafted }),
  );
  expectValue(
    await staff("xian-coordinator").call(registryOperations.changeWindow, {
      params: { windowId: `window-${XIAN}` },
      body: { name: "西安通办大厅", why: "更名" },
      ifMatch: 1,
    }),
  );

  await broker.kill();
  broker = await startBrokerProcess(dataDir, 0, changedSeeds());
  expect(broker.told).toEqual([
    `The seeds have changed. What people changed since stays as they left it: window window-${XIAN}, agreement three-cities.`,
  ]);
  expect(await fileOf("three-cities")).toMatchObject({
    published: { version: 1, content: { list: { rows: 2 } } },
    draft: { content: { title: "协调员起草的新版" } },
  });
  expect(await fileOf("xian-nanjing")).toMatchObject({
    published: { version: 2, content: { list: { rows: 1 } } },
  });
  expect(await windowsOf(XIAN, "xian-coordinator")).toEqual([
    { id: `window-${XIAN}`, version: 2, name: "西安通办大厅" },
  ]);
  expect((await windowsOf(YINCHUAN, "yinchuan-coordinator"))[0]?.name).toBe(`${YINCHUAN} 通办专窗（新）`);
  expect((await windowsOf(NANJING, "nanjing-coordinator")).every(({ name }) => name.endsWith("（新）"))).toBe(
    true,
  );

  await broker.kill();
  broker = await startBrokerProcess(dataDir, 0, join(dataDir, "changed-seeds.json"));
  expect(broker.told).toEqual([]);
});
