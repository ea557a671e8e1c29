import { useTranslation } from "react-i18next";
import { CheckField } from "@/ui/CheckField";

/** The modules that have pages: what cannot be used yet is not offered. */
const MODULES = ["sales", "outreach"] as const;

interface ModuleChoiceProps {
  values: string[];
  fault?: string;
  onChange: (values: string[]) => void;
}

/** Which parts of the product a business uses. */
export function ModuleChoice({ values, fault, onChange }: ModuleChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-3">
      {MODULES.map((module) => (
        <CheckField
          key={module}
          label={<span className="font-medium">{t(`accounts.modules.${module}`)}</span>}
          hint={t(`accounts.modules.${module}Text`)}
          checked={values.includes(module)}
          onChange={(isOn) => onChange(isOn ? [...values, module] : values.filter((other) => other !== module))}
        />
      ))}
      {fault && (
        <p role="alert" className="text-sm text-danger">
          {fault}
        </p>
      )}
    </div>
  );
}
