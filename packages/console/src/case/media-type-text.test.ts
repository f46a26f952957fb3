import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { zhCN } from "../language/zh-cn.ts";
import { mediaTypeText } from "./media-type-text.ts";

beforeAll(() => i18next.init({ lng: "zh-CN", resources: { "zh-CN": { translation: zhCN } } }));

describe("the kind of a file", () => {
  it.each([
    ["application/pdf", "PDF"],
    ["application/ofd", "OFD"],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"],
    ["image/jpeg", "JPEG 图片"],
    ["image/svg+xml", "SVG 图片"],
    ["application/octet-stream", "文件"],
    ["constructor/prototype", "文件"],
  ])("of %s is said as %s", (mediaType, words) => {
    expect(mediaTypeText(i18next.t, mediaType)).toBe(words);
  });
});
