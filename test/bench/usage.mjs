// Preloaded into a measured command: writes what the process has used, all its threads together, when it ends.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  writeFileSync(process.env.FLEET_BENCH_USAGE, JSON.stringify(used));
});
