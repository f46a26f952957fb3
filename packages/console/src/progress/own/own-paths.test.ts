import { applicantOperations } from "@tongban/contract";
import { expect, it } from "vitest";
import { ownPaths, paperPath, uploadPath } from "./own-paths.ts";

it("asks where the contract says that the broker answers", () => {
  const operations = applicantOperations;
  expect({ ...ownPaths, paper: paperPath("{n}"), upload: uploadPath("{sha256}") }).toEqual({
    oneTimeCode: operations.sendOneTimeCode.path,
    session: operations.beginSession.path,
    ownCase: operations.showOwnCase.path,
    papers: operations.listOwnPapers.path,
    paper: operations.readOwnPaper.path,
    materials: operations.listOwnMaterials.path,
    supplement: operations.supplyOwnMaterials.path,
    ratings: operations.rateOwnCase.path,
    helper: operations.revokeOwnHelper.path,
    withdrawal: operations.withdrawOwnCase.path,
    upload: operations.uploadOwnMaterial.path,
  });
});
