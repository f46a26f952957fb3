import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../../test/scratch.ts";
import { explainFileError, StartFailure } from "../failure.ts";
import { DATA_FORMAT, openDataFolder, readAnnouncement } from "./data-folder.ts";

test("a folder is held by one broker at a time, and the other is told which one holds it", () => {
  const path = scratchFolder();
  const first = openDataFolder(path);
  const table = { endpoint: "http://127.0.0.1:8000", name: "tongban" };
  first.announce("http://127.0.0.1:8787", table);
  expect(() => openDataFolder(path)).toThrow(
    new RegExp(`in use by another broker \\(process ${process.pid}, http://127.0.0.1:8787\\); stop it`),
  );
  expect(readAnnouncement(path)).toEqual({
    pid: process.pid,
    url: "http://127.0.0.1:8787",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    table,
  });
  expect(readdirSync(path).filter((name) => name.endsWith(".next"))).toEqual([]);
  first.release();
  expect(readAnnouncement(path)).toBeUndefined();
  openDataFolder(path).release();
});

test("a holder that was killed leaves nothing to clear away", async () => {
  const path = scratchFolder();
  const script = `
    const { openDataFolder } = await import(${JSON.stringify(new URL("./data-folder.ts", import.meta.url).href)});
    openDataFolder(${JSON.stringify(path)});
    process.stdout.write("held");
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(holder.stdout, "data");
  expect(() => openDataFolder(path)).toThrow(StartFailure);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  openDataFolder(path).release();
});

test("a folder of the former version is refused in one sentence that says what to do, and is left as it was", () => {
  const path = scratchFolder();
  mkdirSync(join(path, "queues"));
  const refused = `The data folder ${path} was made by another version of Tongban (its format is 1, this version reads ${DATA_FORMAT}) and cannot be read; move it away or delete it, or set TONGBAN_DATA to another folder.`;
  expect(() => openDataFolder(path)).toThrow(new StartFailure(refused));
  expect(() => openDataFolder(path)).toThrow(new StartFailure(refused));
});

test("a folder of a later version is refused, and one of this version is opened again", () => {
  const path = scratchFolder();
  openDataFolder(path).release();
  mkdirSync(join(path, "queues"));
  openDataFolder(path).release();
  writeFileSync(join(path, "format.json"), `{"format":${DATA_FORMAT + 1}}`);
  expect(() => openDataFolder(path)).toThrow(/its format is \d+, this version reads/);
});

test("a path that is a file is refused in one sentence", () => {
  const path = join(scratchFolder(), "file");
  writeFileSync(path, "");
  expect(() => openDataFolder(path)).toThrow(/is not a folder; set TONGBAN_DATA/);
});

test.skipIf(process.getuid?.() === 0)("a folder that may not be written is refused in one sentence", () => {
  const path = join(scratchFolder(), "closed");
  mkdirSync(path);
  chmodSync(path, 0o500);
  expect(() => openDataFolder(path)).toThrow(/TONGBAN_DATA/);
});

test("a full disk is told as such, whoever notices it", () => {
  const full = Object.assign(new Error("write failed"), { code: "ENOSPC" });
  expect(explainFileError(full, "The data folder x")).toMatchObject({
    message: expect.stringMatching(/^The disk is full/),
  });
  expect(explainFileError(new Error("database or disk is full"), "x")).toBeInstanceOf(StartFailure);
  const other = new Error("other");
  expect(explainFileError(other, "x")).toBe(other);
});
