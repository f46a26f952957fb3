import { expect, it } from "vitest";
import { functionSettings, readSettings } from "./settings.ts";

it.each([
  ["TONGBAN_PORT", "eighty"],
  ["TONGBAN_PARTNER_RATES", "write=99999"],
])("a broker does not start with a wrong %s, and says how it has to look", (variable, text) => {
  const start = () => readSettings({ [variable]: text });
  expect(start).toThrow(new RegExp(`^${variable} must be .+, not "${text}"\\.$`));
});

it.each([
  ["CERTIFICATE_SOURCES", "tax=http://tax.example.gov.cn"],
  ["LOG_LEVEL", "loud"],
])("functions are not started with a wrong %s", (variable, text) => {
  const start = () => functionSettings({ [variable]: text }, "INFO");
  expect(start).toThrow(new RegExp(`^${variable} must be .+, not "${text}"\\.$`));
});

it("what is not set, or set to nothing, is as it is assumed", () => {
  expect(readSettings({ TONGBAN_PORT: "", TONGBAN_PARTNER_RATES: "" })).toMatchObject({
    port: 8787,
    partnerRates: "",
  });
  expect(functionSettings({ LOG_LEVEL: "" }, "WARN").logLevel).toBe("WARN");
});
