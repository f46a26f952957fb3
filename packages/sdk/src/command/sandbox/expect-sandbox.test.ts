import { expect, it } from "vitest";
import { Fault, ProblemError } from "../../client/index.ts";
import { CommandError } from "../exit-code.ts";
import { expectSandbox } from "./expect-sandbox.ts";

const url = "https://tongban.example";
const refused = (code: string) =>
  Promise.resolve({
    ok: false as const,
    problem: { type: "about:blank", title: "", status: 404, detail: "", code } as ProblemError["problem"],
  });

it("says that a broker is no sandbox where it has none of a sandbox's paths, or does not know its keys", async () => {
  const gateway = Promise.reject(new Fault("unreadable", "not JSON"));
  for (const answer of [refused("not-found"), refused("sandbox-key"), gateway]) {
    const asked = expectSandbox(url, answer);
    await expect(asked).rejects.toThrow(CommandError);
    await expect(asked).rejects.toThrow(`${url} is no sandbox`);
  }
});

it("leaves every other answer as it is", async () => {
  await expect(expectSandbox(url, refused("clock-too-far"))).rejects.toThrow(ProblemError);
  await expect(expectSandbox(url, Promise.reject(new Fault("unreachable", "gone")))).rejects.toThrow("gone");
  const done = { ok: true as const, status: 200 as const, value: 1, etag: undefined };
  expect(await expectSandbox(url, Promise.resolve(done))).toBe(1);
});
