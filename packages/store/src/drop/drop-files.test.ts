import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { dropFilesIn } from "./drop-files.ts";
import { dropPlaceOf } from "./places.ts";

const client = new S3Client({ region: "cn-local-1" });
const s3 = mockClient(client);
const files = dropFilesIn(client, "drops");

const answered = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: "client", $metadata: { httpStatusCode } });

it("writes first what nobody wrote, and says so where somebody did or does just now", async () => {
  s3.on(PutObjectCommand, { IfNoneMatch: "*" }).resolvesOnce({});
  expect(await files.writeFirst("k", "mine", "text/plain")).toBe(true);
  for (const taken of [answered("PreconditionFailed", 412), answered("ConditionalRequestConflict", 409)]) {
    s3.on(PutObjectCommand, { IfNoneMatch: "*" }).rejectsOnce(taken);
    expect(await files.writeFirst("k", "mine", "text/plain")).toBe(false);
  }
  s3.on(PutObjectCommand).rejectsOnce(answered("AccessDenied", 403));
  await expect(files.writeFirst("k", "mine", "text/plain")).rejects.toThrow();
});

it("finds nothing where a version is there no more, and faults where it may not look", async () => {
  s3.on(GetObjectCommand).rejectsOnce(answered("NoSuchVersion", 404));
  expect(await files.read("k", 1, "v1")).toBeUndefined();
  s3.on(GetObjectCommand).rejectsOnce(answered("AccessDenied", 403));
  await expect(files.read("k", 1)).rejects.toThrow();
});

it.each([
  ["nanjing-gov/in/申请.csv", { partner: "nanjing-gov", name: "申请.csv" }],
  ["nanjing-gov/in/a/in/b.csv", { partner: "nanjing-gov", name: "a/in/b.csv" }],
  ["nanjing-gov/out/a.report.csv", undefined],
  [".work/abc/in/rows", undefined],
  ["nanjing-gov/in/", undefined],
  ["../in/a.csv", undefined],
])("knows whose file %s is", (key, place) => {
  expect(dropPlaceOf(key)).toEqual(place);
});
