import { patchDockerfile } from "../../src/text/dockerfile.ts";

const runs = 20;
const size = 1024 * 1024;

const head = "FROM node:22-bookworm\nRUN apt-get update && apt-get install -y tini";
const end = 'CMD ["node"]\n';

/** Dockerfiles of 1 MiB, each of one thing over and over. */
const shapes: Readonly<Record<string, string>> = {
  comments: filled(`${head}\n`, (place) => `# comment ${place}\n`, end),
  "empty lines": filled(`${head}\n`, () => "\n", end),
  "comments in a continuation": filled(`${head} \\\n`, (place) => `# comment ${place}\n`, `  curl\n${end}`),
  "empty lines in a continuation": filled(`${head} \\\n`, () => "\n", `  curl\n${end}`),
  "a file in a here-document": filled(`${head}\nCOPY <<EOF /x\n`, (place) => `line ${place}\n`, `EOF\n${end}`),
  "one RUN of continued lines": filled(`${head} \\\n`, (place) => `  && echo ${place} \\\n`, `  && true\n${end}`),
  "one line": filled(`${head}\nRUN echo `, () => "x", `\n${end}`),
  "a here-document for the shell": filled("FROM node\nRUN <<EOF\n", (place) => `echo ${place}\n`, `EOF\n${end}`),
  stages: filled("", (place) => `FROM node:22-bookworm AS s${place}\n`, `${head}\n${end}`),
  "stages on stages": filled(
    `${head.replace("\n", " AS s0\n")}\n`,
    (place) => `FROM s${place} AS s${place + 1}\n`,
    end,
  ),
  ENV: filled(`${head}\n`, (place) => `ENV V${place}=value\n`, end),
  "ENV that grow": filled(`${head}\nENV A=aaaaaaaa\n`, () => "ENV A=$A$A\n", end),
  marks: filled(`${head}\n`, () => "# fleet: memory allocator (next line)\nENV A=1\n", end),
  "64 KiB of packages": filled(head, () => " package", `\n${end}`, 60 * 1024),
};

function filled(start: string, unit: (place: number) => string, last: string, length = size): string {
  let text = start;
  for (let place = 0; ; place++) {
    const more = unit(place);
    if (text.length + more.length + last.length > length) return text + last;
    text += more;
  }
}

/** How long the patcher is at work on large Dockerfiles: processor time, for other programs run beside it. */
export async function onDockerfiles(): Promise<void> {
  const wish = {
    debian: { package: "libjemalloc2", library: "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2" },
    alpine: { package: "jemalloc", library: "/usr/lib/libjemalloc.so.2" },
    variables: new Map([["MALLOC_CONF", { value: "background_thread:true", always: false }]]),
  };
  console.log(`\nDockerfiles, ${runs} runs each: median and maximum of the processor's milliseconds`);
  for (const [name, text] of Object.entries(shapes)) {
    let status = "";
    const times = Array.from({ length: runs }, () => {
      const before = process.cpuUsage();
      ({ status } = patchDockerfile(text, wish));
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }).toSorted((one, other) => one - other);
    const [median, most] = [times[runs / 2] ?? 0, times.at(-1) ?? 0];
    console.log(
      `${name.padEnd(32)} ${status.padEnd(8)} ${median.toFixed(1).padStart(6)} ${most.toFixed(1).padStart(6)}`,
    );
  }
}
