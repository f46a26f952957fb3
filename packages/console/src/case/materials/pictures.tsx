import { useTranslation } from "react-i18next";

type PicturesProps = {
  readonly title: string;
  readonly urls: readonly string[];
  /** 1 is as wide as there is room. */
  readonly zoom: number;
  /** Degrees. */
  readonly turned: number;
};

/** Pictures of a material, one below the other. */
export const Pictures = ({ title, urls, zoom, turned }: PicturesProps) => {
  const { t } = useTranslation();
  return urls.map((url, index) => (
    <img
      key={url}
      className="viewer-picture"
      src={url}
      alt={t("materials.picture", { title, page: index + 1 })}
      style={{ width: `${zoom * 100}%`, rotate: `${turned}deg` }}
    />
  ));
};
