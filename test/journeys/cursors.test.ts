import { expect, test } from "vitest";
import { keyOf } from "./broker.ts";
import { submitted } from "./steps.ts";
import { send, signed, staffed } from "./wire.ts";

const asPartner = async (path: string, id = "nanjing-gov") => {
  const { status, json } = await send(signed({ method: "GET", path }, keyOf(id)));
  return { status, code: json.code, cursor: String(json["cursor"]) };
};

const unknown = { status: 400, code: "unknown-cursor" };

/** The same cursor with one bit of its place changed. */
const forgedFrom = (cursor: string): string => {
  const bytes = Buffer.from(cursor, "base64url");
  const last = bytes.length - 2;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return bytes.toString("base64url");
};

test("a cursor that was never given, was changed, or belongs to another list or partner is unknown", async () => {
  await submitted();
  await submitted();
  const { cursor } = await asPartner("/v1/cases?limit=1");
  const feed = await asPartner("/v1/events");
  expect((await asPartner(`/v1/cases?limit=1&cursor=${cursor}`)).status).toBe(200);
  for (const path of [
    "/v1/cases?cursor=AAAAAAAAAAAAAAAAAAAAAAAA",
    `/v1/cases?cursor=${forgedFrom(cursor)}`,
    `/v1/cases?cursor=${feed.cursor}`,
    `/v1/events?after=${cursor}`,
    `/v1/events?after=${forgedFrom(feed.cursor)}`,
  ])
    expect(await asPartner(path)).toMatchObject(unknown);
  expect(await asPartner(`/v1/cases?cursor=${cursor}`, "yinchuan-gov")).toMatchObject(unknown);
  expect(await asPartner(`/v1/events?after=${feed.cursor}`, "yinchuan-gov")).toMatchObject(unknown);
});

test("a cursor of a board is good for no other list, a coordinator's for no other region", async () => {
  const asStaff = async (id: string, path: string) => {
    const { status, json } = await send(await staffed(id, { method: "GET", path }));
    return { status, code: json.code, cursor: String(json["cursor"]) };
  };
  const { cursor } = await asStaff("xian-coordinator", "/coordinator/v1/cases?region=610100&limit=1");
  expect(
    (await asStaff("xian-coordinator", `/coordinator/v1/cases?region=610100&cursor=${cursor}`)).status,
  ).toBe(200);
  expect(
    await asStaff("xian-coordinator", `/coordinator/v1/cases?region=610100&cursor=${forgedFrom(cursor)}`),
  ).toMatchObject(unknown);
  expect(await asStaff("xian-clerk-0", `/window/v1/board?cursor=${cursor}`)).toMatchObject(unknown);
});

test("a cursor that is no cursor at all is an invalid request", async () => {
  for (const cursor of ["x", "has+blanks+in+it", "y".repeat(500)])
    expect(await asPartner(`/v1/cases?cursor=${cursor}`)).toMatchObject({
      status: 400,
      code: "invalid-request",
    });
});
