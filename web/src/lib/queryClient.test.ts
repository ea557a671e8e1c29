import { QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { CarefulQueryClient } from "./queryClient";

it("asks again for what was on its way when it changed", async () => {
  const client = new CarefulQueryClient();
  const answers: ((value: string) => void)[] = [];
  const observer = new QueryObserver(client, { queryKey: ["/api/leads"], queryFn: () => new Promise<string>((answer) => answers.push(answer)) });
  const stop = observer.subscribe(() => {});
  const refreshed = client.invalidateQueries({ queryKey: ["/api/leads"] });
  answers[0]?.("before");
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.("after");
  await refreshed;
  expect(client.getQueryData(["/api/leads"])).toBe("after");
  stop();
});
