import { expectValue } from "@tongban/sdk";
import { describe, expect, inject, test } from "vitest";
import { partner } from "./broker.ts";

const reasonFor = async (url: string, id = "yinchuan-gov"): Promise<string> => {
  const answer = await partner(id).setWebhook(url);
  if (answer.ok) throw new Error(`${url} was taken`);
  expect(answer.problem).toMatchObject({ status: 422, code: "webhook-target-refused" });
  const { reason, range } = answer.problem;
  return range === undefined ? `${reason}` : `${reason} ${range}`;
};

describe("a partner's webhook is refused where it leads", () => {
  test.each([
    ["https://127.0.0.1/hook", "loopback"],
    ["https://[::1]/hook", "loopback"],
    ["https://localhost/hook", "loopback"],
    ["https://10.1.2.3/hook", "private"],
    ["https://172.16.0.1/hook", "private"],
    ["https://192.168.1.1/hook", "private"],
    ["https://169.254.169.254/latest/meta-data", "linkLocal"],
    ["https://100.64.0.1/hook", "carrierGradeNat"],
    ["https://0.0.0.0/hook", "unspecified"],
    ["https://[fd00::1]/hook", "uniqueLocal"],
    ["https://[fe80::1]/hook", "linkLocal"],
    ["https://[::ffff:10.0.0.1]/hook", "private"],
    ["https://2130706433/hook", "loopback"],
    ["https://0x7f.1/hook", "loopback"],
    ["https://224.0.0.1/hook", "multicast"],
  ])("to an address that is not public: %s", async (url, range) => {
    expect(await reasonFor(url)).toBe(`not-public ${range}`);
  });

  test("over anything but https", async () => {
    for (const url of ["http://8.8.8.8/hook", "ftp://8.8.8.8/hook", "gopher://8.8.8.8/"])
      expect(await reasonFor(url)).toBe("not-https");
  });

  test("with credentials in it", async () => {
    expect(await reasonFor("https://user:secret@8.8.8.8/hook")).toBe("carries-credentials");
  });

  test("to a host that does not resolve", async () => {
    expect(await reasonFor("https://nowhere.invalid/hook")).toBe("does-not-resolve");
  });

  test("even for a partner marked local, anywhere but on loopback", async () => {
    expect(await reasonFor("http://10.1.2.3/hook", "nanjing-gov")).toBe("not-https");
    expect(await reasonFor("https://10.1.2.3/hook", "nanjing-gov")).toBe("not-public private");
  });
});

test("a partner marked local cannot reach the broker's own engines", async () => {
  const { url, environment } = inject("broker");
  const engines = ["DYNAMODB", "SQS", "S3", "KMS"].map((name) => environment[`AWS_ENDPOINT_URL_${name}`]);
  for (const engine of [url, ...engines])
    expect(await reasonFor(`${engine}/`, "nanjing-gov")).toBe("own-port");
});

test("what was refused was not kept, and there is nothing to replay", async () => {
  const yinchuan = partner("yinchuan-gov");
  expect(expectValue(await yinchuan.getWebhook())).toMatchObject({ url: null, status: "unset" });
  expect(await yinchuan.replayWebhook(null)).toMatchObject({
    problem: { status: 409, code: "webhook-unset" },
  });
});

test("a webhook that is no URL, or too long, is an invalid request", async () => {
  for (const url of ["not a url", "//host/hook", `https://8.8.8.8/${"x".repeat(500)}`])
    expect(await partner("yinchuan-gov").setWebhook(url)).toMatchObject({
      problem: { code: "invalid-request" },
    });
});
