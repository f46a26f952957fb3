import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startFixture } from "../../test/loopback-fixture.ts";
import { runInProcess } from "../../test/run-command.ts";
import { TONGBAN_FILE, withTongbanFile } from "./tongban-file.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (content: unknown) =>
  writeFileSync(join(folder, TONGBAN_FILE), typeof content === "string" ? content : JSON.stringify(content));

const whole = {
  url: "https://broker.example",
  partner: "nanjing-gov",
  key: "keys/n.json",
  language: "zh-CN",
};

it("says what neither options nor the environment say, from any folder below it", () => {
  write(whole);
  const below = join(folder, "a", "b");
  mkdirSync(below, { recursive: true });
  const said = { TONGBAN_URL: whole.url, TONGBAN_PARTNER: "nanjing-gov", TONGBAN_LANGUAGE: "zh-CN" };
  expect(withTongbanFile({}, below)).toEqual({ ...said, TONGBAN_KEY: join(folder, "keys/n.json") });
  expect(withTongbanFile({ TONGBAN_PARTNER: "xian-gov", TONGBAN_KEY: "" }, below)).toMatchObject({
    TONGBAN_PARTNER: "xian-gov",
    TONGBAN_KEY: join(folder, "keys/n.json"),
  });
});

it("leaves the address alone where the environment says by another variable where the broker is", () => {
  write(whole);
  expect(withTongbanFile({ TONGBAN_PORT: "18302" }, folder)).not.toHaveProperty("TONGBAN_URL");
});

it.each([
  ["{", "is not JSON"],
  [[], "expected object"],
  [{ url: "broker.example" }, "url: Invalid URL"],
  [{ partnr: "x" }, 'Unrecognized key: "partnr"'],
  [{ key: 1 }, "key: Invalid input: expected string"],
])("is refused where it holds %j, with what is wrong and what it holds", async (content, fault) => {
  write(content);
  const ended = await runInProcess(["cases"], folder);
  expect(ended.code).toBe(2);
  expect(ended.err).toContain(fault);
  expect(ended.err).toContain("url, partner, key, webhookSecretFile and language");
  expect(await runInProcess(["--help"], folder)).toMatchObject({ code: 0 });
});

it("is written by init with a key, and is enough for the commands that follow", async () => {
  const broker = await startFixture(() => ({ status: 200, json: { cases: [], cursor: null } }));
  const init = ["init", "--url", broker.url, "--partner", "nanjing-gov"];
  const made = await runInProcess(init, folder);
  expect(made).toMatchObject({ code: 0 });
  expect(made.out).toContain("BEGIN PUBLIC KEY");
  expect(JSON.parse(readFileSync(join(folder, TONGBAN_FILE), "utf8"))).toEqual({
    url: broker.url,
    partner: "nanjing-gov",
    key: "nanjing-gov.key.json",
  });
  expect(await runInProcess(["cases"], folder)).toMatchObject({ code: 0 });
  expect(broker.received[0]?.headers["signature-input"]).toContain('keyid="nanjing-gov.');
  expect(await runInProcess(init, folder)).toMatchObject({
    code: 2,
    err: expect.stringContaining("--force"),
  });
  expect(await runInProcess([...init, "--force"], folder)).toMatchObject({ code: 0 });
});
