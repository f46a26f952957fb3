import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokerUrl } from "./settings.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const announce = (dataFolder: string, pid: number, url: string): void => {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, "broker.json"), JSON.stringify({ pid, url, version: "0.1.0" }));
};

const endedPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

describe("where the broker is", () => {
  const running = "http://127.0.0.1:18301";
  const everything = {
    TONGBAN_URL: "https://broker.example/",
    TONGBAN_PORT: "18302",
  };

  it.each([
    ["--url goes before all else", "http://127.0.0.1:1/", everything, "http://127.0.0.1:1"],
    ["then TONGBAN_URL", undefined, everything, "https://broker.example"],
    ["then TONGBAN_PORT", undefined, { TONGBAN_PORT: "18302" }, "http://127.0.0.1:18302"],
    ["then the broker that runs here", undefined, { TONGBAN_URL: "", TONGBAN_PORT: "" }, running],
    ["also where its port is any free one", undefined, { TONGBAN_PORT: "0" }, running],
  ])("%s", (_, option, environment, expected) => {
    announce(join(folder, ".tongban"), process.pid, running);
    expect(brokerUrl(option, environment, folder)).toBe(expected);
  });

  it("is found from folders below, and in TONGBAN_DATA before that", () => {
    announce(join(folder, ".tongban"), process.pid, running);
    const below = join(folder, "packages", "sdk");
    mkdirSync(below, { recursive: true });
    expect(brokerUrl(undefined, {}, below)).toBe(running);
    const data = join(folder, "data");
    announce(data, process.pid, "http://127.0.0.1:18303");
    expect(brokerUrl(undefined, { TONGBAN_DATA: data }, below)).toBe("http://127.0.0.1:18303");
  });

  it("is port 8787 where none runs, or where what is written there cannot be read", () => {
    expect(brokerUrl(undefined, {}, folder)).toBe("http://127.0.0.1:8787");
    announce(join(folder, ".tongban"), process.pid, "file:///etc/passwd");
    expect(brokerUrl(undefined, {}, folder)).toBe("http://127.0.0.1:8787");
  });

  it("is refused in one sentence where the broker was killed", () => {
    announce(join(folder, ".tongban"), endedPid(), running);
    expect(() => brokerUrl(undefined, {}, folder)).toThrow(
      /^The broker of \S+ \(process \d+, http:\/\/127.0.0.1:18301\) has ended without saying so; start it again with npm start/,
    );
    expect(brokerUrl(undefined, { TONGBAN_PORT: "18302" }, folder)).toBe("http://127.0.0.1:18302");
  });

  it.each([
    [{ TONGBAN_URL: "ftp://x" }, "not an http URL"],
    [{ TONGBAN_PORT: "http" }, "TONGBAN_PORT must be a port number from 0 to 65535"],
    [{ TONGBAN_PORT: "65536" }, "TONGBAN_PORT must be a port number from 0 to 65535"],
  ])("is refused where it is set wrongly: %j", (environment, sentence) => {
    expect(() => brokerUrl(undefined, environment, folder)).toThrow(sentence);
  });
});
