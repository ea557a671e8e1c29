import { type VariantProps, cva } from "class-variance-authority";
import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps, HTMLAttributes, ReactNode } from "react";
import { twMerge } from "tailwind-merge";

export const cn = (...names: Parameters<typeof clsx>) => twMerge(clsx(names));

const button = cva(
  "inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors disabled:opacity-50 max-md:min-h-11",
  {
    variants: {
      look: {
        accent: "bg-accent text-accent-foreground hover:bg-[var(--yellow-500)]",
        primary: "bg-primary text-primary-foreground hover:opacity-90",
        plain: "border bg-card hover:bg-row-hover",
        ghost: "hover:bg-muted",
        danger: "bg-danger-soft text-danger hover:opacity-80",
      },
      size: { sm: "h-8 px-2.5 text-sm", md: "h-9 px-3.5", icon: "size-9 max-md:min-w-11" },
    },
    defaultVariants: { look: "plain", size: "md" },
  },
);

interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof button> {
  isBusy?: boolean;
}

/** A button; a busy one cannot be pressed twice. */
export function Button({ look, size, isBusy = false, className, children, disabled, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={cn(button({ look, size }), className)} disabled={disabled || isBusy} aria-busy={isBusy} {...rest}>
      {isBusy && <LoaderCircle className="size-4 animate-spin" aria-hidden />}
      {children}
    </button>
  );
}

export function Card({ className, ...rest }: HTMLAttributes<HTMLElement>) {
  return <section className={cn("rounded-xl border bg-card", className)} {...rest} />;
}

interface CardHeadProps {
  title: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
}

export function CardHead({ title, hint, actions }: CardHeadProps) {
  return (
    <header className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {hint && <p className="text-sm text-muted-foreground">{hint}</p>}
      </div>
      {actions}
    </header>
  );
}

export type Tone = "plain" | "success" | "warning" | "danger" | "info" | "accent";

const tones: Record<Tone, string> = {
  plain: "bg-muted text-foreground",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
  accent: "bg-accent text-accent-foreground",
};

/** A state in a word; the colour only repeats it. */
export function Pill({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={cn("inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap", tones[tone])}>
      {children}
    </span>
  );
}

/** A label and its value. */
export function Fact({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={cn("min-w-0", className)}>
      <dt className="text-xs text-muted-foreground">{label}</dt>
      <dd className="truncate">{children || <span className="text-muted-foreground">–</span>}</dd>
    </div>
  );
}

interface PageHeadProps {
  title: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
}

export function PageHead({ title, hint, actions }: PageHeadProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-3">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold">{title}</h1>
        {hint && <p className="text-sm text-muted-foreground">{hint}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
