import type { ThemeConfig } from "antd";

/**
 * Ink blue on warm paper. The defaults of antd for secondary text, placeholders and borders are too pale for
 * WCAG 2.1 AA (4.5:1 for text), so they are set here; tokens.css has the same colours for our own elements. Tints are
 * set as well: those that antd makes of dark colours are grey.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#1d3557",
    colorInfo: "#1d3557",
    colorLink: "#1f4e8c",
    colorLinkHover: "#163a69",
    colorError: "#a8321f",
    colorWarning: "#8a4b00",
    colorSuccess: "#1e6b45",
    colorPrimaryBg: "#e8edf3",
    colorPrimaryBgHover: "#dbe3ec",
    colorPrimaryBorder: "#b7c4d3",
    colorInfoBg: "#e8edf3",
    colorInfoBorder: "#b7c4d3",
    colorErrorBg: "#fbeae6",
    colorErrorBorder: "#e3b0a6",
    colorWarningBg: "#fcefd9",
    colorWarningBorder: "#e0c28d",
    colorSuccessBg: "#e4f1e9",
    colorSuccessBorder: "#a9cfb8",
    colorTextBase: "#1d232b",
    colorText: "#1d232b",
    colorTextSecondary: "#4d5763",
    colorTextTertiary: "#5c6672",
    colorTextPlaceholder: "#68717c",
    colorTextDescription: "#4d5763",
    colorTextDisabled: "#6d757f",
    colorBgBase: "#ffffff",
    colorBgLayout: "#f5f2eb",
    colorBorder: "#b9b2a3",
    colorBorderSecondary: "#e4dfd3",
    borderRadius: 6,
    controlHeight: 36,
    fontSize: 14,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
    Modal: { titleFontSize: 18 },
  },
};
