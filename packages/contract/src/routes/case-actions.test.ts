import { caseActions } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { caseActionRoutes } from "./case-actions.ts";

describe("the routes of the actions", () => {
  it("are one for each action, and no two actions share one", () => {
    expect(Object.keys(caseActionRoutes).toSorted()).toEqual(caseActions.toSorted());
    const names = Object.values(caseActionRoutes).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(Object.entries(caseActionRoutes))(
    "of %s take the case from the path and are commands",
    (_, route) => {
      expect(Object.keys(route.params.shape)).toEqual(["caseId"]);
      expect(route.command).not.toBe("none");
    },
  );
});
