import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { dropFilesIn } from "./drop-files.ts";
import { dropPlaceOf } from "./places.ts";

const client = new S3Client({ region: "cn-local-1" });
const s3 = mockClient(client);
const files = dropFilesIn(client, "drops");

const answered = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: "client", $metadata: { httpStatusCode } });

beforeEach(() => s3.reset());

it("writes a file that nobody wrote, and only such a one", async () => {
  s3.on(PutObjectCommand).resolves({});
  expect(await files.writeFirst("k", "mine", "text/plain")).toBe(true);
  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input.IfNoneMatch).toBe("*");
});

it.each([
  ["PreconditionFailed", 412],
  ["ConditionalRequestConflict", 409],
])("says where somebody wrote it or does just now (%s)", async (name, status) => {
  s3.on(PutObjectCommand).rejects(answered(name, status));
  expect(await files.writeFirst("k", "mine", "text/plain")).toBe(false);
});

it("faults where it may not write", async () => {
  s3.on(PutObjectCommand).rejects(answered("AccessDenied", 403));
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
