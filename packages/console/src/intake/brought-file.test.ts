import { expect, it } from "vitest";
import { broughtFile } from "./brought-file.ts";

it("knows a file by its extension where the browser does not know it", async () => {
  expect(await broughtFile("申请书", new File(["a"], "申请书.OFD"))).toMatchObject({
    title: "申请书",
    mediaType: "application/ofd",
    size: 1,
    fileName: "申请书.OFD",
  });
});

it.each(["a.exe", "a", "a.constructor", "a.__proto__"])("takes no file named %s", async (name) => {
  expect(await broughtFile("申请书", new File(["a"], name))).toBe("type");
});

it("takes no empty file", async () => {
  expect(await broughtFile("申请书", new File([], "a.pdf"))).toBe("size");
});
