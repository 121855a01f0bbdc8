// A stand-in for Misskey that runs on Node 12: a master and workers under Misskey's titles, which serve and use memory.
const cluster = require("cluster");
const fs = require("fs");
const http = require("http");

const port = Number(process.env.PORT || 3000);
const has = (file) => ["/run", "files"].some((place) => fs.existsSync(`${place}/misskey-${file}`));

if (cluster.isMaster) {
  process.title = "Misskey (master)";
  if (has("broken-with-library") && process.env.LD_PRELOAD) process.exit(1);
  for (let count = 0; count < 2; count++) cluster.fork();
  cluster.on("exit", () => cluster.fork());
} else {
  process.title = "Misskey (worker)";
  let held = [];
  setInterval(() => {
    held = held.length > 20 ? [] : held.concat(Buffer.alloc(512 * 1024, 1));
  }, 200);
  http
    .createServer((request, response) => {
      response.statusCode = has("sick-with-library") && process.env.LD_PRELOAD ? 500 : 200;
      response.end(request.url === "/healthz" ? "ok" : "misskey");
    })
    .listen(port);
}
