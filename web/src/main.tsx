import "sonner/dist/styles.css";
import "./styles.css";
import "./app/i18n";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { Toaster } from "sonner";
import { queryClient, router } from "./app/router";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toaster position="bottom-right" toastOptions={{ classNames: { toast: "!bg-card !text-foreground !border" } }} />
    </QueryClientProvider>,
  );
}
