import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";
import { useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { Loaded } from "@/ui/states";

interface Enrolment {
  secret: string;
  otpauth_url: string;
}

/** Turns the second factor on: scan, prove it, keep the recovery codes. */
export default function EnrolDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const enrolment = useQuery({ queryKey: ["/api/auth/totp/enroll"], queryFn: () => post<Enrolment>("/api/auth/totp/enroll"), staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false });
  const [codes, keep] = useState<string[] | null>(null);
  // Until the codes are kept the page must not say that all is done and take them away.
  const close = () => {
    void client.invalidateQueries({ queryKey: ["/api/auth/me"] });
    void client.invalidateQueries({ queryKey: ["/api/auth/sessions"] });
    onClose();
  };
  return (
    <Dialog isOpen onClose={close} title={codes ? t("accounts.totp.recovery") : t("accounts.totp.title")}>
      {codes ? <RecoveryCodes codes={codes} onDone={close} /> : <Loaded of={enrolment}>{(data) => <Scan enrolment={data} onDone={keep} />}</Loaded>}
    </Dialog>
  );
}

function Scan({ enrolment, onDone }: { enrolment: Enrolment; onDone: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const verify = useAction<{ recovery_codes: string[] }>(() => post("/api/auth/totp/verify", { code: code.replace(/\s/g, "") }), { isSilent: true, onDone: ({ recovery_codes }) => onDone(recovery_codes) });
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        verify.mutate();
      }}
    >
      <div>
        <p className="font-medium">{t("accounts.totp.scan")}</p>
        <p className="text-sm text-muted-foreground">{t("accounts.totp.scanHint")}</p>
      </div>
      <QrCode text={enrolment.otpauth_url} label={t("accounts.totp.qr")} />
      <div className="grid gap-1">
        <p className="text-sm text-muted-foreground">{t("accounts.totp.byHand")}</p>
        <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-muted px-3 py-2">
          <code className="min-w-0 font-mono text-sm break-all select-all">{enrolment.secret.replace(/(.{4})/g, "$1 ").trim()}</code>
          <CopyButton text={enrolment.secret} />
        </div>
      </div>
      <FormError error={verify.error} fields={["code"]} />
      <TextField label={t("accounts.totp.code")} hint={t("accounts.totp.codeHint")} isRequired inputMode="numeric" autoComplete="one-time-code" maxLength={10} value={code} error={faultsOf(verify.error)("code")} onChange={setCode} />
      <Button type="submit" look="accent" isBusy={verify.isPending}>
        {t("accounts.totp.verify")}
      </Button>
    </form>
  );
}

/** Dark on white in both themes: that is what cameras read. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges" className="size-48 justify-self-center rounded-md border">
      <rect width={size} height={size} fill="white" />
      <path d={dots} fill="black" />
    </svg>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const text = codes.join("\n");
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`Langgan · ${user.email}\n\n${text}\n`], { type: "text/plain" }));
    link.download = "langgan-recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="grid gap-4">
      <p>{t("accounts.totp.recoveryHint")}</p>
      <ol className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-lg bg-muted px-4 py-3 font-mono">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={text} />
        <Button size="sm" onClick={save}>
          <Download className="size-4" aria-hidden />
          {t("accounts.totp.download")}
        </Button>
        <Button look="accent" className="ml-auto" onClick={onDone}>
          {t("accounts.totp.stored")}
        </Button>
      </div>
    </div>
  );
}
