import { describe, expect, it } from "vitest";
import { readSetting, type WrittenName } from "./settings.ts";

const written: readonly (readonly [WrittenName, string, unknown])[] = [
  ["OIDC_JWKS_URL", "", "none"],
  ["SMS_GATEWAY", "https://sms.example.gov.cn/send", new URL("https://sms.example.gov.cn/send")],
  ["VERIFICATION_URL", "http://127.0.0.1:8787/#", new URL("http://127.0.0.1:8787/#")],
  ["WEBHOOK_NETWORKS", "", "public"],
  ["WEBHOOK_NETWORKS", "none", []],
  ["PAYMENT_PLATFORMS", "", []],
  [
    "PAYMENT_PLATFORMS",
    " pay=https://a.cn west@610100,610300=https://b.cn/?k=v ",
    [
      { partner: "pay", address: new URL("https://a.cn"), regions: [] },
      { partner: "west", address: new URL("https://b.cn/?k=v"), regions: ["610100", "610300"] },
    ],
  ],
  [
    "CERTIFICATE_SOURCES",
    "tax=https://tax.cn/ask fund=file:///srv/fund.json",
    new Map([
      ["tax", new URL("https://tax.cn/ask")],
      ["fund", new URL("file:///srv/fund.json")],
    ]),
  ],
  ["PARTNER_RATES", "read=60000", { read: 60_000 }],
  ["LOG_LEVEL", "warn", "WARN"],
];

const malformed: readonly (readonly [WrittenName, string])[] = [
  ["OIDC_JWKS_URL", "http://id.example.gov.cn/jwks"],
  ["SMS_GATEWAY", "https://"],
  ["VERIFICATION_URL", "papers.example.gov.cn/"],
  ["WEBHOOK_NETWORKS", "10.99.0.0"],
  ["WEBHOOK_NETWORKS", "10.20.0.0/33"],
  ["WEBHOOK_NETWORKS", "none,10.20.0.0/16"],
  ["PAYMENT_PLATFORMS", "https://pay.example.gov.cn"],
  ["PAYMENT_PLATFORMS", "pay=http://pay.example.gov.cn"],
  ["CERTIFICATE_SOURCES", "tax=ftp://tax.cn"],
  ["CERTIFICATE_SOURCES", "tax=https://tax.cn fund"],
  ["PARTNER_RATES", "read=99999"],
  ["LOG_LEVEL", "loud"],
];

describe("a setting that people write", () => {
  it.each(written)("%s is read from %j", (name, text, meaning) => {
    expect(readSetting(name, text)).toEqual(meaning);
  });

  it("lists networks", () => {
    expect(readSetting("WEBHOOK_NETWORKS", "10.20.0.0/16, fd00:20::/32")).toHaveLength(2);
  });

  it.each(malformed)("%s is refused as %j by its name, and its text is not told", (name, text) => {
    const reading = () => readSetting(name, text);
    expect(reading).toThrow(new RegExp(`^${name} must be `));
    expect(reading).not.toThrow(text);
  });
});
