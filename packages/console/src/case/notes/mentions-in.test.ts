import { expect, it } from "vitest";
import { mentionsIn } from "./mentions-in.ts";

const team = [
  { id: "wang-jun", name: "王军" },
  { id: "wang-junhua", name: "王军华" },
  { id: "li-mei", name: "李梅" },
];
const idsIn = (text: string) => mentionsIn(text, team).map(({ id }) => id);

it("finds whom a text mentions, whatever follows the name", () => {
  expect(idsIn("@李梅请核对，@王军 也看一下")).toEqual(["wang-jun", "li-mei"]);
  expect(idsIn("李梅说过")).toEqual([]);
});

it("takes the longer name where one begins with the other", () => {
  expect(idsIn("@王军华 请核对")).toEqual(["wang-junhua"]);
  expect(idsIn("@王军华 @王军 请核对")).toEqual(["wang-junhua", "wang-jun"]);
});
