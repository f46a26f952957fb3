import { expect, it } from "vitest";
import { type Received, type Scripted, startFixture } from "../../../test/loopback-fixture.ts";
import { runInProcess } from "../../../test/run-command.ts";

const region = (id: string, version: number) => ({
  kind: "region",
  id,
  version,
  says: { region: id, name: `市${id}` },
});

/** A broker with three regions on two pages. */
const answers = ({ url }: Received): Scripted => ({
  status: 200,
  json: url.includes("cursor=the-second-page")
    ? { records: [region("640100", 3)], cursor: null }
    : { records: [region("320100", 1), region("610100", 2)], cursor: "the-second-page" },
});

const run = async (...args: readonly string[]) => {
  const broker = await startFixture(answers);
  const ended = await runInProcess([...args], ".", { TONGBAN_URL: broker.url, TONGBAN_TOKEN: "a-token" });
  return { ...ended, asked: broker.received };
};

it("lists the records of every page", async () => {
  const { code, out, asked } = await run("region", "list", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toEqual(["320100", "610100", "640100"]);
  expect(asked).toHaveLength(2);
});
