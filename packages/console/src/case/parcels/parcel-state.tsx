import type { ParcelState as State } from "@tongban/domain";
import { useTranslation } from "react-i18next";

/** How far a parcel is, with the colour of a warning where it is late or lost. */
export const ParcelState = ({ state }: { readonly state: State }) => {
  const { t } = useTranslation();
  const warned = state === "late" ? "level-orange" : state === "lost" ? "level-red" : "";
  return <span className={`warning-mark ${warned}`}>{t(`parcels.state.${state}`)}</span>;
};
