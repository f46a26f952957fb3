import { keyAlgorithms } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { ChoiceField, TextField } from "./field.tsx";

/** So that a private key is never sent. */
const PUBLIC = /^\s*-----BEGIN PUBLIC KEY-----/;

/** A partner's public key, as it sends it. */
export const KeyFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        name="algorithm"
        required
        options={keyAlgorithms.map((one) => ({ value: one, label: one }))}
      />
      <TextField
        name="publicKeyPem"
        required
        max={2000}
        rows={5}
        pattern={PUBLIC}
        hint={t("registry.hint.publicKeyPem")}
      />
    </>
  );
};
