import { catalogOperations, packageOperations } from "@tongban/contract";
import { describe, expect, it } from "vitest";
import { placeOf, searchOf } from "./catalog-address.ts";
import { matterPath, packagesPath, regionsPath, searchPath } from "./catalog-paths.ts";

const place = { q: "食品 许可", source: "320100", handling: "610100", on: "2026-11-26", matter: "passport" };

describe("an address", () => {
  it("says all of a place, and leads back to it", () => {
    expect(placeOf(searchOf(place))).toEqual(place);
  });

  it("says nothing of what is not looked at", () => {
    const nothing = { q: "", source: "", handling: "", on: "", matter: "" };
    expect(searchOf(nothing)).toBe("");
    expect(placeOf("?else=1")).toEqual(nothing);
  });
});

describe("what is asked", () => {
  it("are the operations of the contract", () => {
    expect(packagesPath(place)).toBe(`${packageOperations.listCatalogPackages.path}?source=320100`);
    expect(packagesPath({ ...place, source: "" })).toBeUndefined();
    expect(regionsPath()).toBe(catalogOperations.listCatalogRegions.path);
    expect(searchPath({ ...place, matter: "" })).toBe(
      `${catalogOperations.searchCatalog.path}?${new URLSearchParams({
        q: "食品 许可",
        source: "320100",
        handling: "610100",
        on: "2026-11-26",
        limit: "50",
      })}`,
    );
    expect(matterPath(place)).toBe(
      `${catalogOperations.showMatter.path.replace("{matter}", "passport")}?source=320100&handling=610100&on=2026-11-26`,
    );
  });

  it("is no matter without both regions, and no search between one region only", () => {
    expect(matterPath({ ...place, handling: "" })).toBeUndefined();
    expect(searchPath({ ...place, source: "" })).not.toContain("handling");
  });
});
