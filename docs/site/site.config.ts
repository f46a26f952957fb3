import { defineConfig } from "vitepress";
import { withPieces } from "./generated/pieces.ts";
import { searchWords } from "./generated/search-words.ts";

/** The pages in their order, by the titles of their groups: file name, then its title in both languages. */
const groups = [
  {
    titles: ["对接", "Integrating"],
    pages: [
      ["start", "五分钟上手", "Five-minute start"],
      ["submitting", "事项与提交", "What to submit, and how"],
      ["signing", "请求签名", "Signing requests"],
      ["problems", "错误代码", "Problem codes"],
      ["retries", "重试与幂等", "Errors, retries, idempotency"],
      ["webhooks", "推送与事件", "Webhooks and feed"],
      ["materials", "材料上传", "Materials"],
      ["sandbox", "沙箱", "Sandbox"],
      ["adapters", "适配器", "Adapters"],
      ["limits", "限额与保存期", "Limits and retention"],
      ["production", "正式接入", "Going live"],
    ],
  },
  {
    titles: ["按角色", "By role"],
    pages: [
      ["partner", "对接系统", "Partner system"],
      ["clerk", "专窗人员", "Clerk"],
      ["lead", "专窗组长", "Lead"],
      ["coordinator", "协调员", "Coordinator"],
      ["operator", "运维人员", "Operator"],
    ],
  },
  {
    titles: ["版本", "Versions"],
    pages: [
      ["versioning", "版本承诺", "Versioning"],
      ["changelog", "变更记录", "Changelog"],
    ],
  },
] as const;

const sidebar = (prefix: string, at: 0 | 1) =>
  groups.map(({ titles, pages }) => ({
    text: titles[at],
    items: pages.map((page) => ({ text: page[at === 0 ? 1 : 2], link: `${prefix}${page[0]}` })),
  }));

/** Not enumerable, so that it is used for building the index and not sent as a function, which would need eval. */
const searchOptions = Object.defineProperty(
  {
    locales: {
      root: {
        translations: {
          button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
          modal: {
            displayDetails: "显示详情",
            backButtonTitle: "关闭搜索",
            noResultsText: "没有结果：",
            resetButtonTitle: "清除",
            footer: {
              selectText: "选择",
              selectKeyAriaLabel: "回车",
              navigateText: "移动",
              navigateUpKeyAriaLabel: "上",
              navigateDownKeyAriaLabel: "下",
              closeText: "关闭",
              closeKeyAriaLabel: "Esc",
            },
          },
        },
      },
    },
  },
  "miniSearch",
  { value: { options: { tokenize: searchWords } } },
);

/**
 * The console's policy allows no inline script: the one that chooses the dark theme before anything is painted is a file,
 * and the one that only tells which key opens the search is left out.
 */
const withoutInlineScripts = (html: string, base: string): string =>
  html
    .replace(/<script id="check-mac-os">.*?<\/script>/s, "")
    .replace(/<script id="check-dark-mode">.*?<\/script>/s, `<script src="${base}appearance.js"></script>`);

/** What is said without JavaScript where there is no page; the theme says it otherwise. */
const noSuchPage = (base: string): string =>
  `<noscript><p>没有这个页面。<a href="${base}">回到首页</a></p><p lang="en">There is no such page. <a href="${base}en/">To the first page</a></p></noscript>`;

export const siteConfig = defineConfig({
  base: "/docs/",
  title: "Tongban",
  appearance: "force-auto",
  metaChunk: true,
  locales: {
    root: {
      label: "简体中文",
      lang: "zh-CN",
      description: "跨区域通办对接文档",
      themeConfig: {
        sidebar: sidebar("/", 0),
        outline: { label: "本页目录" },
        docFooter: { prev: "上一页", next: "下一页" },
        sidebarMenuLabel: "目录",
        returnToTopLabel: "回到顶部",
        langMenuLabel: "语言",
        skipToContentLabel: "跳到主要内容",
        notFound: {
          title: "没有这个页面",
          quote: "地址可能有误，页面已移走，或网络已断开。请搜索，或从首页进入。",
          linkText: "回到首页",
          linkLabel: "回到首页",
        },
      },
    },
    en: {
      label: "English",
      lang: "en",
      description: "Integrating with Tongban",
      themeConfig: {
        sidebar: sidebar("/en/", 1),
        notFound: {
          title: "There is no such page",
          quote:
            "The address may be wrong, the page may have moved, or the network is gone. Search, or begin at the first page.",
          linkText: "To the first page",
          linkLabel: "To the first page",
        },
      },
    },
  },
  themeConfig: { search: { provider: "local", options: searchOptions } },
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: (md) => {
      md.core.ruler.before("normalize", "generated", (state) => {
        const path: string = state.env.relativePath ?? "";
        state.src = withPieces(state.src, path.startsWith("en/") ? "en" : "zh");
      });
    },
  },
  transformHtml: (html, _, { page, siteConfig }) =>
    withoutInlineScripts(html, siteConfig.site.base).replace(
      '<div id="app"></div>',
      `<div id="app"></div>${page === "404.md" ? noSuchPage(siteConfig.site.base) : ""}`,
    ),
});
