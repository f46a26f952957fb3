import { useTranslation } from "react-i18next";

/** The name with its mark: a path from one place to another. */
export const Wordmark = ({ size = "normal" }: { readonly size?: "normal" | "large" }) => {
  const { t } = useTranslation();
  return (
    <span className={`wordmark wordmark-${size}`}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path
          d="M9 21.5c0-8 14-3 14-11"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <circle cx="9" cy="22" r="3.6" fill="currentColor" />
        <circle cx="23" cy="10" r="3.6" fill="#d9583f" />
      </svg>
      <span>{t("brand.name")}</span>
    </span>
  );
};
