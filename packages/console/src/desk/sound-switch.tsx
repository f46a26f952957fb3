import { Switch } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { playSound, wantSound } from "./sound.ts";

type SoundSwitchProps = { readonly on: boolean; readonly onChange: (on: boolean) => void };

/** Turns the sound for new work on (and lets it be heard once) or off. */
export const SoundSwitch = ({ on, onChange }: SoundSwitchProps) => {
  const { t } = useTranslation();
  const label = useId();
  return (
    <span className="sound-switch">
      <Switch
        size="small"
        checked={on}
        aria-labelledby={label}
        onChange={(next) => {
          wantSound(next);
          onChange(next);
          if (next) playSound();
        }}
      />
      <span id={label}>{t("desk.sound")}</span>
    </span>
  );
};
