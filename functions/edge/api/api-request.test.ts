import { partnerOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { anApiEvent } from "../../../test/engines/an-api-event.ts";
import { readRequest } from "./api-request.ts";

const event = anApiEvent(partnerOperations.submitCase, { body: "张三" });

it("has a header by its name in any case, several lines as one list", () => {
  const multiValueHeaders = { "If-Match": ['"1"'], "if-match": ['"2"', '"3"'] };
  const { header, fields } = readRequest({ ...event, multiValueHeaders });
  expect(header("if-match")).toBe('"1", "2", "3"');
  expect(fields.get("if-match")).toEqual(['"1"', '"2"', '"3"']);
  expect(header("if-none-match")).toBeUndefined();
});

it("keeps headers that are named like something every object has apart from it", () => {
  const multiValueHeaders = JSON.parse('{"__proto__":["a"],"valueOf":["b"],"constructor":["c"]}');
  const { header } = readRequest({ ...event, multiValueHeaders });
  expect(["__proto__", "valueof", "constructor", "tostring"].map(header)).toEqual(["a", "b", "c", undefined]);
});

it("has the body's bytes, whichever way the gateway wrote them, and none where there is no body", () => {
  const bytes = Buffer.from("张三");
  expect(readRequest(event).body).toEqual(bytes);
  const encoded = { ...event, body: bytes.toString("base64"), isBase64Encoded: true };
  expect(readRequest(encoded).body).toEqual(bytes);
  expect(readRequest({ ...event, body: null }).body).toHaveLength(0);
});
