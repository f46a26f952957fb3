import { mkdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dropSheetBytes } from "@tongban/domain";
import { expect, test } from "vitest";
import { scratchFolder } from "../../test/scratch.ts";
import type { DropBucket } from "./drop-bucket.ts";
import { createInbox } from "./inbox.ts";

const anInbox = (folder = scratchFolder()) => {
  mkdirSync(join(folder, "city", "in"), { recursive: true });
  const taken: { readonly key: string; readonly bytes: number; readonly size: number }[] = [];
  const none = async (): Promise<never> => {
    throw new Error("an inbox puts files and nothing else");
  };
  const put: DropBucket["put"] = async (key, bytes, size) => {
    taken.push({ key, bytes: bytes.length, size });
  };
  const bucket = { put, list: none, get: none, erase: none, close: () => {} };
  const inbox = createInbox({ folder, bucket, arrived: () => {} });
  return {
    folder,
    look: async (): Promise<readonly string[]> => {
      taken.length = 0;
      await inbox.take("city");
      return taken.map(({ key }) => key);
    },
    taken,
    write: (name: string, text: string) => writeFileSync(join(folder, "city", "in", name), text),
    path: (name: string) => join(folder, "city", "in", name),
  };
};

test("a sheet is taken once it and all that lies beside it stand still, after the materials", async () => {
  const { look, write } = anInbox();
  expect(await look()).toEqual([]);
  write("申请.csv", "a");
  write("甲.pdf", "a");
  expect(await look()).toEqual([]);
  write("乙.jpg", "a");
  expect(await look()).toEqual(["city/in/甲.pdf"]);
  expect(await look()).toEqual(["city/in/乙.jpg", "city/in/申请.csv"]);
  expect(await look()).toEqual([]);
});

test("a file that is written again is taken again, and none for the broker's having been started anew", async () => {
  const first = anInbox();
  first.write("a.csv", "a");
  await first.look();
  expect(await first.look()).toEqual(["city/in/a.csv"]);
  const second = anInbox(first.folder);
  await second.look();
  expect(await second.look()).toEqual([]);
  utimesSync(second.path("a.csv"), 1, 1);
  await second.look();
  expect(await second.look()).toEqual(["city/in/a.csv"]);
  rmSync(second.path("a.csv"));
  expect(await second.look()).toEqual([]);
});

test("links, folders and what programs leave there for themselves are not taken, and of a huge file its size", async () => {
  const { look, write, path, taken } = anInbox();
  mkdirSync(path("folder"));
  write(".DS_Store", "a");
  write("~$a.xlsx", "a");
  symlinkSync("/etc/hostname", path("link.csv"));
  write("huge.csv", "");
  truncateSync(path("huge.csv"), dropSheetBytes + 5);
  await look();
  expect(await look()).toEqual(["city/in/huge.csv"]);
  expect(taken).toMatchObject([{ bytes: dropSheetBytes, size: dropSheetBytes + 5 }]);
});
