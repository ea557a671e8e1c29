import "./styles.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { createRoot } from "react-dom/client";
import { words } from "./app/i18n";
import { router } from "./app/router";
import { queryClient } from "./lib/queryClient";

const Toasts = lazy(() => import("./app/Toasts"));
const root = document.getElementById("root");
if (root) {
  void words.then(() =>
    createRoot(root).render(
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Suspense>
          <Toasts />
        </Suspense>
      </QueryClientProvider>,
    ),
  );
}
