import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post, remove } from "@/lib/api";
import { day, moment, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, Pill } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Dialog } from "@/ui/Dialog";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { SecretOnce } from "@/ui/SecretOnce";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";

const PATH = "/api/tokens";
const SCOPES = ["read", "write"] as const;

interface Token {
  id: string;
  name: string;
  user_id: string;
  user_name: string;
  scopes: string[];
  expires_at: string | null;
  last_used_at: string | null;
}

/** Keys for other programs; an owner sees everybody's. */
export default function Tokens() {
  const { t } = useTranslation();
  const tokens = useOne<{ data: Token[] }>(PATH);
  const [isAdding, setAdding] = useState(false);
  const [going, ask] = useState<Token | null>(null);
  const revoke = useAction<void, string>((id) => remove(`${PATH}/${id}`), { refresh: [PATH], done: t("accounts.tokens.revoked"), onDone: () => ask(null) });
  const add = (
    <Button look="accent" onClick={() => setAdding(true)}>
      <Plus className="size-4" aria-hidden />
      {t("accounts.tokens.new")}
    </Button>
  );
  return (
    <Card>
      <CardHead
        title={t("accounts.profile.tokens")}
        hint={
          <>
            {t("accounts.tokens.hint")}{" "}
            <a href="/api/docs" target="_blank" rel="noreferrer" className="text-info underline">
              {t("accounts.tokens.docs")}
            </a>
          </>
        }
        actions={tokens.data?.data.length ? add : undefined}
      />
      <Loaded of={tokens} skeleton={<Skeleton className="mx-5 mb-5 h-24" />}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={t("accounts.tokens.empty")} action={add} />
          ) : (
            <ul className="pb-2">
              {data.map((token) => (
                <TokenRow key={token.id} token={token} onRevoke={() => ask(token)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding && <TokenDialog onClose={() => setAdding(false)} />}
      {going && (
        <ConfirmDialog isOpen onClose={() => ask(null)} onConfirm={() => revoke.mutate(going.id)} title={t("accounts.tokens.revoke", { name: going.name })} confirm={t("accounts.tokens.revokeGo")} look="danger" isBusy={revoke.isPending}>
          {t("accounts.tokens.revokeText")}
        </ConfirmDialog>
      )}
    </Card>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const isOver = token.expires_at !== null && new Date(token.expires_at) < new Date();
  const said = [
    token.user_id !== user.id && t("accounts.tokens.of", { name: token.user_name }),
    token.expires_at ? t("accounts.tokens.until", { day: day(token.expires_at) }) : t("accounts.tokens.never"),
    token.last_used_at ? t("accounts.tokens.lastUsed", { when: relative(token.last_used_at) }) : t("accounts.tokens.unused"),
  ];
  return (
    <li className="flex items-center justify-between gap-3 border-t px-5 py-2.5">
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-2">
          <span className="truncate font-medium">{token.name}</span>
          <Pill tone={token.scopes.includes("write") ? "warning" : "info"}>{t(`accounts.tokens.scopes.${token.scopes.includes("write") ? "write" : "read"}`)}</Pill>
          {isOver && <Pill tone="danger">{t("accounts.tokens.expired")}</Pill>}
        </span>
        <span className="num block text-sm text-muted-foreground" title={moment(token.last_used_at)}>
          {said.filter(Boolean).join(" · ")}
        </span>
      </span>
      <Button look="ghost" size="icon" className="text-muted-foreground hover:text-danger" aria-label={t("accounts.tokens.revoke", { name: token.name })} onClick={onRevoke}>
        <Trash2 className="size-4" aria-hidden />
      </Button>
    </li>
  );
}

/** Makes a token and shows it, once. */
function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ name: "", scope: "read", until: "" });
  const [key] = useState(() => crypto.randomUUID());
  const make = useAction<Token & { token: string }>(
    () => post(PATH, { name: values.name, scopes: values.scope === "write" ? ["read", "write"] : ["read"], expires_at: values.until ? new Date(`${values.until}T23:59:59`).toISOString() : null }, key),
    { refresh: [PATH], isSilent: true },
  );
  const fault = faultsOf(make.error);
  if (make.data) {
    return (
      <Dialog isOpen onClose={onClose} title={t("accounts.tokens.created", { name: make.data.name })}>
        <div className="grid gap-4">
          <SecretOnce title={make.data.name} hint={t("accounts.tokens.shownOnce")} secret={make.data.token} />
          <Button look="primary" onClick={onClose}>
            {t("action.close")}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog isOpen onClose={onClose} title={t("accounts.tokens.new")}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <FormError error={make.error} fields={["name", "scopes", "expires_at"]} />
        <TextField label={t("accounts.tokens.name")} hint={t("accounts.tokens.nameHint")} isRequired autoFocus maxLength={80} value={values.name} error={fault("name")} onChange={(name) => setValues({ ...values, name })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={t("accounts.tokens.scope")} value={values.scope} choices={SCOPES.map((value) => ({ value, label: t(`accounts.tokens.scopes.${value}`) }))} error={fault("scopes")} onChange={(scope) => setValues({ ...values, scope })} />
          <TextField label={t("accounts.tokens.expires")} hint={t("accounts.tokens.expiresHint")} type="date" value={values.until} error={fault("expires_at")} onChange={(until) => setValues({ ...values, until })} />
        </div>
        <Button type="submit" look="accent" isBusy={make.isPending}>
          {t("accounts.tokens.new")}
        </Button>
      </form>
    </Dialog>
  );
}
