import { operationsOf, stageNames } from "@tongban/functions/stages";
import { expect, test } from "vitest";
import { compileRoutes } from "./route-table.ts";

const target = (method: string, path: string) => ({ method, path, functionName: "partner" });
const find = compileRoutes([
  target("GET", "/v1/cases/{caseId}"),
  target("GET", "/v1/cases/next"),
  target("POST", "/v1/cases/{caseId}/claim"),
  target("POST", "/v1/cases"),
]);

test("a literal segment wins over a parameter and parameters are decoded", () => {
  expect(find("GET", "/v1/cases/next")).toMatchObject({ kind: "found", target: { path: "/v1/cases/next" } });
  expect(find("GET", "/v1/cases/a%20b")).toMatchObject({ kind: "found", parameters: { caseId: "a b" } });
});

test.each(stageNames)("each operation of %s is led to its own route, among all of its stage", (stage) => {
  const served = operationsOf(stage);
  const findServed = compileRoutes(
    served.map(({ operation: { method }, by, route }) => ({ method, path: route, functionName: by })),
  );
  const led = served.map(({ operation: { method, path } }) => {
    const found = findServed(method, path.replaceAll(/[{}]/g, ""));
    return [method, path, found.kind === "found" && found.target.path];
  });
  expect(led).toEqual(served.map(({ operation: { method, path }, route }) => [method, path, route]));
});

test("another method is told which ones there are, and other paths are not found", () => {
  expect(find("GET", "/v1/cases")).toEqual({ kind: "other-method", allowed: ["POST"] });
  for (const path of ["/v1/case", "/v1/cases/", "/v1/cases/a/b", "/v1/cases/%ZZ", "//v1/cases"])
    expect(find("GET", path)).toEqual({ kind: "none" });
});

test("a method that many operations of a shared route have is told once", () => {
  const route = "/v1/cases/{caseId}/{last}";
  const shared = ["POST", "GET", "POST"].map((method) => ({ method, path: route, functionName: "partner" }));
  expect(compileRoutes(shared)("DELETE", "/v1/cases/a/b")).toEqual({
    kind: "other-method",
    allowed: ["POST", "GET"],
  });
});
