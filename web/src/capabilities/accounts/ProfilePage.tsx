import "./locales";
import { Suspense, lazy, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { useListState } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { Skeleton } from "@/ui/states";
import { Tabs } from "@/ui/Tabs";
import { AccountForm } from "./profile/AccountForm";

const Security = lazy(() => import("./profile/Security"));
const NotificationChoices = lazy(() => import("./profile/NotificationChoices"));
const OwnReport = lazy(() => import("./profile/OwnReport"));
const Tokens = lazy(() => import("./profile/Tokens"));

/** One's own account: who one is, how one comes in, what one hears of, how the month went. */
export default function ProfilePage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { search, set } = useListState();
  const late = (part: ReactNode) => <Suspense fallback={<Skeleton className="late h-64" />}>{part}</Suspense>;
  const tabs = [
    { key: "account", label: t("accounts.profile.account"), content: <AccountForm /> },
    { key: "security", label: t("accounts.profile.security"), content: late(<Security />) },
    { key: "notifications", label: t("accounts.profile.notifications"), content: late(<NotificationChoices />) },
    { key: "report", label: t("accounts.profile.report"), content: late(<OwnReport />) },
    { key: "tokens", label: t("accounts.profile.tokens"), content: late(<Tokens />) },
  ];
  return (
    <div className="mx-auto max-w-3xl">
      <PageHead title={t("profile.title")} hint={`${user.name} · ${t(`role.${user.role}`)}`} />
      <Tabs label={t("accounts.profile.parts")} tabs={tabs} value={search.tab ?? "account"} onChange={(tab) => set({ tab: tab === "account" ? undefined : tab, month: undefined })} />
    </div>
  );
}
