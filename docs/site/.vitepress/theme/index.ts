import type { Theme } from "vitepress";
import theme from "vitepress/theme-without-fonts";
import { searchWords } from "../../generated/search-words.ts";
import { plainHeadings } from "./plain-headings.ts";
import { keepFocusAfterSearch } from "./search-focus.ts";
import "./contrast.css";
import "./print.css";

/** The default theme; the search's own words are set here, because functions in the configuration would need eval. */
export default {
  extends: theme,
  enhanceApp({ router, siteData }) {
    const { search } = siteData.value.themeConfig;
    search.options = { ...search.options, miniSearch: { options: { tokenize: searchWords } } };
    if (import.meta.env.SSR) return;
    keepFocusAfterSearch();
    // Once the page is shown: another language brings another sidebar.
    router.onAfterRouteChange = () => void setTimeout(plainHeadings);
  },
} satisfies Theme;
