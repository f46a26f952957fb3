import { caseActions } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { caseActionOperations } from "./case-actions.ts";

describe("the operations of the actions", () => {
  it("are one for each action, and no two actions share one", () => {
    expect(Object.keys(caseActionOperations).toSorted()).toEqual(caseActions.toSorted());
    const names = Object.values(caseActionOperations).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(Object.entries(caseActionOperations))(
    "of %s take the case from the path and are commands",
    (_, operation) => {
      expect(Object.keys(operation.params.shape)).toEqual(["caseId"]);
      expect(operation.command).not.toBe("none");
    },
  );
});
