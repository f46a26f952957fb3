import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { StoreBusy } from "../../../packages/store/src/table/faults.ts";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { problem } from "../answer.ts";
import { problemAnswers } from "./problem-answers.ts";
import { RequestEnded } from "./request-ended.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => void vi.restoreAllMocks());

const render = async (error: Error, headers = {}) => {
  const request = anExchange({}, { headers });
  request.error = error;
  await hook(problemAnswers(), "onError", request);
  return { ...request.response, exchange: request.context.exchange };
};

it("renders what ended the request, in the language asked for, and leaves it for the log", async () => {
  const ended = new RequestEnded(problem("body-too-large", { limit: 5 }));
  const english = await render(ended, { "accept-language": "en" });
  expect(english).toMatchObject({ statusCode: 413, exchange: { problem: { code: "body-too-large" } } });
  expect(english.headers).toEqual({
    "content-type": "application/problem+json",
    "content-language": "en",
  });
  expect(JSON.parse(english.body ?? "")).toMatchObject({ detail: "The body has more than 5 bytes." });
  expect(JSON.parse((await render(ended)).body ?? "")).toMatchObject({ detail: "请求体超过 5 字节。" });
  expect(lines).toEqual([]);
});

it.each([
  [problem("too-many-polls", { most: 4, retryAfter: 7 }), "7"],
  [problem("try-again"), "1"],
  [problem("not-found"), undefined],
])("says when to come again where that helps: %#", async (ended, seconds) => {
  const { headers } = await render(new RequestEnded(ended));
  expect(headers?.["retry-after"]).toBe(seconds);
});

it.each([
  [new Error("11010519491231002X"), 500],
  [new StoreBusy("11010519491231002X"), 503],
])("renders a fault without what it says, and logs its class: %#", async (fault, status) => {
  const { statusCode, body } = await render(fault);
  expect(statusCode).toBe(status);
  expect(lines).toHaveLength(1);
  expect(`${body} ${lines}`).not.toContain("11010519491231002X");
});
