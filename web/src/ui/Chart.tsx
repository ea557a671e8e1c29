import { Bar, BarChart, CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { type ChartProps, inUnit } from "./numbers";

const colours = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)"];

/** The drawn chart; behind a lazy import because it is heavy. */
export default function Chart({ kind, rows, label, series, unit }: ChartProps) {
  const Frame = kind === "line" ? LineChart : BarChart;
  const format = (value: unknown) => inUnit(Number(value), unit);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Frame data={rows} margin={{ top: 8, right: 12, left: 8, bottom: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis dataKey={label} tickLine={false} axisLine={false} tick={{ fill: "var(--muted-foreground)", fontSize: 12 }} />
        <YAxis tickLine={false} axisLine={false} width={76} tickFormatter={format} tick={{ fill: "var(--muted-foreground)", fontSize: 12 }} />
        <Tooltip
          formatter={(value) => format(value)}
          cursor={{ fill: "var(--row-hover)", stroke: "var(--border)" }}
          contentStyle={{ background: "var(--card)", border: "1px solid var(--border)", borderRadius: 8, color: "var(--foreground)" }}
        />
        {series.length > 1 && <Legend />}
        {series.map(({ key, name }, index) =>
          kind === "line" ? (
            <Line key={key} dataKey={key} name={name} stroke={colours[index]} strokeWidth={2} dot={{ r: 3 }} isAnimationActive={false} />
          ) : (
            <Bar key={key} dataKey={key} name={name} fill={colours[index]} radius={[4, 4, 0, 0]} isAnimationActive={false} maxBarSize={48} />
          ),
        )}
      </Frame>
    </ResponsiveContainer>
  );
}
