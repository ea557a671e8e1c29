import { type ErrorComponentProps, Outlet, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { lazy } from "react";
import { queryClient } from "@/lib/queryClient";
import { me } from "./session";

// The frame and whoever is in are asked for at once, one beside the other.
const isOutside = /^\/(login|setup|forgot|reset|api)\b/.test(location.pathname);
const loadShell = () => import("./Shell");
if (!isOutside) {
  void loadShell();
  void queryClient.prefetchQuery(me);
}

const NotFound = lazy(() => import("./NotFound"));
const Broken = lazy(() => import("./Broken"));
const Door = lazy(() => import("@/capabilities/accounts/Door"));
const pages = {
  "/": lazy(() => import("@/capabilities/insight/HomePage")),
  "/leads": lazy(() => import("@/capabilities/sales/LeadsPage")),
  "/leads/$id": lazy(() => import("@/capabilities/sales/LeadPage")),
  "/deals": lazy(() => import("@/capabilities/sales/deals/DealsPage")),
  "/deals/new": lazy(() => import("@/capabilities/sales/deals/DealPage")),
  "/deals/$id": lazy(() => import("@/capabilities/sales/deals/DealPage")),
  "/approvals": lazy(() => import("@/capabilities/approvals/ApprovalsPage")),
  "/customers": lazy(() => import("@/capabilities/customers/CustomersPage")),
  "/customers/$id": lazy(() => import("@/capabilities/customers/CustomerPage")),
  "/services": lazy(() => import("@/capabilities/customers/ServicesPage")),
  "/purchases": lazy(() => import("@/capabilities/customers/PurchasesPage")),
  "/my-records": lazy(() => import("@/capabilities/outreach/MyRecordsPage")),
  "/my-records/$id": lazy(() => import("@/capabilities/outreach/BatchPage")),
  "/databases": lazy(() => import("@/capabilities/outreach/DatabasesPage")),
  "/databases/$id": lazy(() => import("@/capabilities/outreach/DatabasePage")),
  "/record-requests": lazy(() => import("@/capabilities/outreach/RequestsPage")),
  "/assignments": lazy(() => import("@/capabilities/outreach/AssignmentsPage")),
  "/telesales-progress": lazy(() => import("@/capabilities/outreach/ProgressPage")),
  "/reserved-members": lazy(() => import("@/capabilities/outreach/ReservationsPage")),
  "/deposits": lazy(() => import("@/capabilities/outreach/DepositsPage")),
  "/products": lazy(() => import("@/capabilities/catalog/ProductsPage")),
  "/reports": lazy(() => import("@/capabilities/insight/ReportPage")),
  "/reports/$key": lazy(() => import("@/capabilities/insight/ReportPage")),
  "/import": lazy(() => import("@/capabilities/insight/imports/ImportsPage")),
  "/import/new": lazy(() => import("@/capabilities/insight/imports/NewImportPage")),
  "/import/$id": lazy(() => import("@/capabilities/insight/imports/ImportPage")),
  "/downloads": lazy(() => import("@/capabilities/insight/exports/DownloadsPage")),
  "/users": lazy(() => import("@/capabilities/accounts/UsersPage")),
  "/settings": lazy(() => import("@/capabilities/accounts/SettingsPage")),
  "/settings/pipeline": lazy(() => import("@/capabilities/sales/settings/PipelinePage")),
  "/settings/telesales": lazy(() => import("@/capabilities/outreach/TelesalesSettingsPage")),
  "/audit": lazy(() => import("@/capabilities/accounts/AuditPage")),
  "/profile": lazy(() => import("@/capabilities/accounts/ProfilePage")),
  "/password": lazy(() => import("@/capabilities/accounts/PasswordPage")),
  "/notifications": lazy(() => import("@/capabilities/notify/NotificationsPage")),
};

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ reset }: ErrorComponentProps) => <Broken reset={reset} />,
});
const frame = createRoute({ getParentRoute: () => rootRoute, id: "frame", component: lazy(loadShell) });
const inside = Object.entries(pages).map(([path, component]) => createRoute({ getParentRoute: () => frame, path, component, errorComponent: ({ reset }) => <Broken reset={reset} /> }));
const lost = createRoute({ getParentRoute: () => frame, path: "$", component: NotFound });
const outside = ["/login", "/setup", "/forgot", "/reset"].map((path) => createRoute({ getParentRoute: () => rootRoute, path, component: Door }));
const docs = createRoute({ getParentRoute: () => rootRoute, path: "/api/docs", component: lazy(() => import("@/capabilities/insight/DocsPage")) });

export const router = createRouter({
  routeTree: rootRoute.addChildren([frame.addChildren([...inside, lost]), ...outside, docs]),
  defaultPreload: "intent",
  // Filters are plain words in the address.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
    return text ? `?${text}` : "";
  },
});
