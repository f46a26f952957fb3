import { createHmac, createSecretKey } from "node:crypto";
import { expect, it } from "vitest";
import { blindIndexWith } from "./blind-index.ts";

const keyring = (secret: string) => ({
  key: async () => createSecretKey(Buffer.from(secret)),
  mac: async (purpose: string, text: string) =>
    createHmac("sha256", `${secret}${purpose}`).update(text).digest(),
});

const { ofName, ofNumber } = blindIndexWith(keyring("a"));

it.each([
  ["阿依古丽·买买提", "阿依古丽•买买提"],
  ["阿依古丽·买买提", " 阿依古丽 买买提 "],
  ["John Smith", "ＪＯＨＮ  smith"],
  ["李四", "李 四"],
])("knows a name however it is written: %s, %s", async (name, same) => {
  expect(await ofName(same)).toBe(await ofName(name));
});

it("tells names from one another, and a name from a number of the same letters", async () => {
  const all = await Promise.all([
    ofName("张三"),
    ofName("张三丰"),
    ofName("110"),
    ofNumber("110"),
    ofNumber("111"),
  ]);
  expect(new Set(all).size).toBe(5);
});

it("knows a number whatever the case of its check letter", async () => {
  expect(await ofNumber("11010519491231002x")).toBe(await ofNumber("11010519491231002X"));
});

it("says nothing without the broker's key, and is short", async () => {
  const [one, other] = await Promise.all([ofName("张三"), blindIndexWith(keyring("b")).ofName("张三")]);
  expect(one).not.toBe(other);
  expect(one).toHaveLength(22);
});
