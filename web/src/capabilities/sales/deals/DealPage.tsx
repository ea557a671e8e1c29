import "./locales";
import { useParams } from "@tanstack/react-router";
import { useOne } from "@/lib/hooks";
import { Loaded, Skeleton } from "@/ui/states";
import type { Deal } from "./api";
import { DealRecord } from "./DealRecord";
import { NewDeal } from "./NewDeal";

/** A deal: written, negotiated, submitted, activated. */
export default function DealPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  return id ? <ExistingDeal id={id} /> : <NewDeal />;
}

function ExistingDeal({ id }: { id: string }) {
  const deal = useOne<Deal>(`/api/deals/${id}`);
  return (
    <Loaded of={deal} skeleton={<DealSkeleton />}>
      {(data) => <DealRecord key={data.id} deal={data} />}
    </Loaded>
  );
}

function DealSkeleton() {
  return (
    <div className="late grid gap-4" aria-busy="true">
      <Skeleton className="h-9 w-72" />
      <Skeleton className="h-11" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_340px]">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
    </div>
  );
}
