import { expect, it } from "vitest";
import { fileText } from "./file-text.ts";

it("says a code of a change that a file made in words, and leaves all that people wrote as it is", () => {
  expect(fileText({ actorKind: "operator" }, "seeds")).toBe("种子数据");
  expect(fileText({ actorKind: "operator" }, "operator-file")).toBe("按运维人员的文件载入");
  expect(fileText({ actorKind: "operator" }, "root")).toBe("root");
  expect(fileText({ actorKind: "staff" }, "seeds")).toBe("seeds");
});
