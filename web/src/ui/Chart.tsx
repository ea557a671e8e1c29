import { Area, Bar, BarChart, CartesianGrid, Cell, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { type ChartProps, inUnit } from "./numbers";

const colours = ["var(--chart-1)", "var(--chart-2)", "var(--chart-3)"];
const tick = { fill: "var(--muted-foreground)", fontSize: 12 };
const MANY = 31;

/** The drawn chart; behind a lazy import because it is heavy. */
export default function Chart(props: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      {props.kind === "line" ? Lines(props) : Columns(props)}
    </ResponsiveContainer>
  );
}

function tooltip(unit: ChartProps["unit"]) {
  return (
    <Tooltip
      formatter={(value) => inUnit(Number(value), unit)}
      cursor={{ fill: "var(--row-hover)", stroke: "var(--border)" }}
      contentStyle={{ background: "var(--card)", border: "1px solid var(--border)", borderRadius: 8, color: "var(--foreground)" }}
      itemStyle={{ color: "var(--foreground)" }}
    />
  );
}

/** Through time: the newest point is the yellow one, what was before is dashed. */
function Lines({ rows, label, series, unit }: ChartProps) {
  const last = rows.length - 1;
  return (
    <ComposedChart data={rows} margin={{ top: 12, right: 16, left: 4, bottom: 0 }}>
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis dataKey={label} tickLine={false} axisLine={false} tick={tick} minTickGap={28} tickMargin={6} />
      <YAxis tickLine={false} axisLine={false} width={72} tickFormatter={(value) => inUnit(Number(value), unit)} tick={tick} />
      {tooltip(unit)}
      {series.length > 1 && <Legend iconType="plainline" wrapperStyle={{ fontSize: 12 }} />}
      {series.map(({ key, name, isBefore }, index) =>
        isBefore ? (
          <Line key={key} dataKey={key} name={name} stroke="var(--muted-foreground)" strokeWidth={1.5} strokeDasharray="4 4" dot={false} isAnimationActive={false} />
        ) : (
          <Area
            key={key}
            dataKey={key}
            name={name}
            type="linear"
            stroke={colours[index]}
            strokeWidth={2}
            fill={colours[index]}
            fillOpacity={index === 0 ? 0.08 : 0}
            isAnimationActive={false}
            dot={({ key: id, cx, cy, index: at }: { key?: string | number | bigint | null; cx?: number; cy?: number; index?: number }) => (
              <circle key={String(id)} cx={cx} cy={cy} r={at === last ? 5 : rows.length > MANY ? 0 : 3} fill={at === last && index === 0 ? "var(--accent)" : "var(--card)"} stroke={colours[index]} strokeWidth={2} />
            )}
          />
        ),
      )}
    </ComposedChart>
  );
}

/** Side by side by name: names at the left, since they are long. */
function Columns({ rows, label, series, unit }: ChartProps) {
  return (
    <BarChart data={rows} layout="vertical" margin={{ top: 4, right: 24, left: 4, bottom: 0 }} barCategoryGap="28%">
      <CartesianGrid horizontal={false} stroke="var(--chart-grid)" />
      <XAxis type="number" tickLine={false} axisLine={false} tickFormatter={(value) => inUnit(Number(value), unit)} tick={tick} />
      <YAxis type="category" dataKey={label} tickLine={false} axisLine={false} width={132} tick={tick} interval={0} tickFormatter={(name: string) => (name.length > 20 ? `${name.slice(0, 19)}…` : name)} />
      {tooltip(unit)}
      {series.length > 1 && <Legend wrapperStyle={{ fontSize: 12 }} />}
      {series.map(({ key, name, isBefore }, index) => (
        <Bar key={key} dataKey={key} name={name} fill={isBefore ? "var(--input)" : index === 0 ? "var(--spark)" : colours[index]} radius={[0, 4, 4, 0]} isAnimationActive={false} maxBarSize={22}>
          {series.length === 1 && rows.map((_, at) => <Cell key={at} fill={at === 0 ? "var(--spark)" : "color-mix(in oklab, var(--spark) 72%, var(--card))"} />)}
        </Bar>
      ))}
    </BarChart>
  );
}
