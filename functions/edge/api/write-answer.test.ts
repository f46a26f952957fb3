import { publicOperations } from "@tongban/contract";
import { describe, expect, it } from "vitest";
import { anExchange, exchangeTime, hook } from "../../../test/engines/an-exchange.ts";
import { type Answered, answered, answeredAs, type Unchanged, unchanged } from "../answer.ts";
import { on } from "../call.ts";
import { writeAnswer } from "./write-answer.ts";

const value = { status: "ok" as const, at: exchangeTime };
const served = on<typeof publicOperations.checkHealth, string>(publicOperations.checkHealth, async () =>
  answered(value),
);

const write = async (answer: Answered<unknown> | Unchanged, ifNoneMatch?: string) => {
  const headers = ifNoneMatch === undefined ? {} : { "If-None-Match": ifNoneMatch };
  const request = anExchange({ served, answer }, { headers });
  await hook(writeAnswer(), "after", request);
  const { statusCode, headers: written, body } = request.response ?? {};
  return { statusCode, body, etag: String(written?.["etag"]) };
};

it("is JSON, whole for someone who has another and 304 without a body for someone who has it", async () => {
  const { etag, ...whole } = await write(answered(value));
  expect(whole).toEqual({ statusCode: 200, body: JSON.stringify(value) });
  expect(await write(answered(value), '"x"')).toMatchObject({ statusCode: 200 });
  for (const field of [etag, etag.replace("W/", ""), `"x", ${etag}`, "*"])
    expect(await write(answered(value), field)).toEqual({ statusCode: 304, body: "", etag });
});

describe("the entity tag", () => {
  it("of an answer with a version begins with it and names the content: either one changing makes another", async () => {
    const tagOf = async (at: unknown, version: number) => (await write(answered(at, version))).etag;
    const tag = await tagOf(value, 3);
    expect(tag).toMatch(/^"3\.[\w-]{22}"$/);
    expect(await tagOf(value, 3)).toBe(tag);
    expect(await tagOf(value, 4)).not.toBe(tag);
    expect(await tagOf({ ...value, more: 1 }, 3)).not.toBe(tag);
  });

  it("that a handler gives names the answer, however its content reads", async () => {
    expect((await write(answeredAs("7.board", value))).etag).toBe('W/"7.board"');
    expect(await write(answeredAs("7.board", value), '"7.board"')).toMatchObject({
      statusCode: 304,
      body: "",
    });
    expect(await write(answeredAs("8.board", value), '"7.board"')).toMatchObject({ statusCode: 200 });
  });

  it("of what a handler found unchanged is the one that the caller has", async () => {
    expect(await write(unchanged("7.board"))).toEqual({ statusCode: 304, body: "", etag: 'W/"7.board"' });
  });
});
