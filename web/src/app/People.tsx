import type { ReactNode } from "react";
import { useAll } from "@/lib/hooks";
import { Pictures } from "@/ui/Portrait";

interface Colleague {
  id: string;
  avatar: string | null;
}

/** Knows the faces of those who work here. */
export function People({ children }: { children: ReactNode }) {
  const { data } = useAll<Colleague>("/api/staff-users");
  const pictures = new Map(data?.data.flatMap(({ id, avatar }) => (avatar ? [[id, avatar] as const] : [])));
  return <Pictures value={pictures}>{children}</Pictures>;
}
