import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import type { Operation } from "../../src/resources/operation.ts";
import { lines, sh } from "../../src/shell/script.ts";
import { labImage } from "../lab/images.ts";
import { RunnerHost } from "./runner-host.ts";

export const project = "/srv/app";
export const dockerfile = `${project}/Dockerfile`;

/** The project's Dockerfile before and after: in full, and as one layer on the running image. */
const before = `FROM fleet-lab-base
RUN useradd app && cp "$(find /usr/lib -name 'libz.so.1.*' | head -n 1)" /usr/lib/libspare.so
COPY app.pl /srv/app.pl
HEALTHCHECK --interval=300ms --retries=1 CMD [ ! -e /data/ill ] && { [ ! -e /data/unhealthy ] || [ -z "$LD_PRELOAD" ]; } || { echo it is ill; exit 1; }
USER app
CMD ["perl", "/srv/app.pl"]
`;
const layer = `USER root
RUN cp /usr/lib/libspare.so /usr/lib/libswitch.so.1
ENV LD_PRELOAD=/usr/lib/libswitch.so.1
USER app
`;
const after = before.replace("USER app\n", layer);
export const thinLayer = `ARG BASE\nFROM \${BASE}\n${layer}`;

/** What the application does with the library: serve, end, end and be started by Docker again, serve errors, fail its health check. */
export type DockerMode = "well" | "crash" | "flap" | "sick" | "unhealthy" | "needy";

export type Method = "thin" | "full";

interface Over {
  readonly base: string;
  readonly image: string;
  readonly stable: number;
  readonly healthTimeout: number;
  readonly thin: string;
  readonly content: string;
}

/** A real Docker host with a compose project: an application in Perl that says how it was started, with volumes of three kinds. */
export class DockerHost extends RunnerHost {
  /** The id of the image that runs before each test. */
  base = "";

  override async start(): Promise<void> {
    await this.boot(labImage("docker"), setup, ["--volume", "/var/lib/docker"]);
    const load = `docker save ${labImage("base")} | docker exec -i ${this.name} docker load`;
    execSync(`${load} && docker exec ${this.name} docker tag ${labImage("base")} fleet-lab-base`, { stdio: "ignore" });
    this.base = await this.must(build);
  }

  /** As before any test: the application up on its first image, which has its name again; no state, no names of ours. */
  async renew(mode: DockerMode = "well"): Promise<void> {
    await this.must(lines(sh`mode=${mode} base=${this.base}`, renew));
  }

  /** One word for each start of the application since the reset: with the library or without. */
  override async starts(): Promise<string[]> {
    return (await this.must(sh`cat ${project}/data/starts`)).split("\n").filter(Boolean);
  }

  /** The service's container, which must be one: its id, image, start, name and volumes. */
  async container(): Promise<Readonly<Record<"id" | "image" | "started" | "name" | "mounts", string>>> {
    const answer = await this.must(sh`
      docker inspect -f '{{.Id}} {{.Image}} {{.State.StartedAt}} {{.Name}} {{range .Mounts}}{{.Type}}:{{.Source}}:{{.Destination}},{{end}}' $(
        docker ps -aq --filter label=com.docker.compose.project=app --filter label=com.docker.compose.service=web \
          --filter label=com.docker.compose.oneoff=False)`);
    const [id = "", running = "", started = "", name = "", mounts = ""] = answer.split(" ");
    if (answer.includes("\n")) throw new Error(`several containers: ${answer}`);
    return { id, image: running, started, name, mounts: mounts.split(",").sort().join(" ") };
  }

  /** The tags of the service's repository. */
  async tags(): Promise<string[]> {
    return (await this.must(sh`docker images --format '{{.Tag}}' app-web | sort`)).split("\n");
  }

  /** The id of the image that a name means. */
  meaning(name: string): Promise<string> {
    return this.must(sh`docker image inspect -f '{{.Id}}' ${name}`);
  }

  /** The operations of a switch, as the resources of a compose service ask for them. */
  switch(method: Method, over: Partial<Over> = {}): Operation[] {
    const service = { project: "app", service: "web" };
    const compose = { ...service, directory: project, files: [`${project}/compose.yaml`], environmentFiles: [] };
    const target = { compose, image: over.image ?? "app-web", base: over.base ?? this.base };
    const base = createHash("sha256").update(before).digest("hex");
    return [
      { op: "file.write", path: dockerfile, mode: "0644", base, content: over.content ?? after },
      { op: "image.build", ...target, ...(method === "thin" ? { thin: over.thin ?? thinLayer } : { dockerfile }) },
      { op: "compose.up", ...target },
      {
        op: "prove",
        source: { compose: service },
        interpreter: "perl",
        library: "libswitch.so",
        stable: over.stable ?? 0,
        health: "http://127.0.0.1:3017/healthz",
        healthTimeout: over.healthTimeout ?? 15,
      },
    ];
  }
}

const setup = sh`
until docker info >/dev/null 2>&1; do sleep 0.1; done
# The lab's own stand-ins are not needed here.
systemctl disable --now misskey.service 2>/dev/null || :
for one in $(docker ps -aq); do docker rm -f "$one" >/dev/null; done
mkdir -p ${project}/data && cd ${project}
cat >app.pl <<'P'
use IO::Socket::INET; $| = 1;
$SIG{TERM} = sub { sleep 4 if -e "/data/slow"; exit 0 };
open(my $f, "<", "/data/mode"); my $mode = <$f>; chomp $mode;
my $with = ($ENV{LD_PRELOAD} // "") ne "" ? "with" : "without";
open(my $s, ">>", "/data/starts"); print $s "$with\n"; close $s;
if ($with eq "with" && ($mode eq "crash" || $mode eq "flap")) { print "boom: cannot go on\n"; exit 3 }
if ($with eq "without" && $mode eq "needy") { print "boom: cannot go on\n"; exit 3 }
my $socket = IO::Socket::INET->new(LocalAddr => "0.0.0.0", LocalPort => 3000, Listen => 5, ReuseAddr => 1) or die "no port: $!";
my $status = $with eq "with" && $mode eq "sick" ? "503 Sick" : "200 OK";
while (my $client = $socket->accept) { while (<$client>) { last if /^\r?$/ } print $client "HTTP/1.0 $status\r\nContent-Length: 2\r\n\r\nok"; close $client }
P
cat >compose.yaml <<'C'
services:
  web:
    build: .
    restart: "\${RESTART:-no}"
    stop_grace_period: 2s
    ports: ["127.0.0.1:3017:3000"]
    volumes: ["./data:/data", "kept:/kept", "/anonymous"]
  other:
    image: fleet-lab-base
    command: ["sleep", "1000000"]
    stop_grace_period: 1s
    depends_on: [web]
volumes: { kept: {} }
C
printf %s ${before} >Dockerfile
id misskey >/dev/null 2>&1 || useradd misskey
chown misskey:daemon Dockerfile && chmod 0640 Dockerfile && touch -d 2020-02-02T02:02:02.123456789Z Dockerfile
cp -a Dockerfile /srv/Dockerfile.kept && cp compose.yaml /srv/compose.kept
`;

const build = sh`
cd ${project} && docker compose build web >/dev/null 2>&1 && docker tag app-web kept && docker image inspect -f '{{.Id}}' kept`;

const renew = sh`
for one in /var/lib/fleet ${project}; do
  while mountpoint -q "$one"; do umount --lazy "$one"; done
done
rm -rf /var/lib/fleet /usr/local/sbin/* /run/kill
docker rm -fv taker >/dev/null 2>&1 || :
for one in taker watcher; do
  [ ! -e "/run/$one" ] || kill "$(cat "/run/$one")" 2>/dev/null || :
done
cd ${project}
rm -f data/* .env
cp -a /srv/Dockerfile.kept Dockerfile && cp /srv/compose.kept compose.yaml
[ "$mode" != unhealthy ] || : >data/unhealthy
[ "$mode" != flap ] || echo RESTART=always >.env
echo "$mode" >data/mode
: >data/starts
chmod 0777 data data/starts
docker tag "$base" app-web
docker compose up -d --no-build >/run/up 2>&1 || { cat /run/up; exit 1; }
end=$(($(date +%s) + 60))
until [ "$(docker inspect -f '{{.State.Health.Status}}' app-web-1)" = healthy ]; do
  [ "$(date +%s)" -lt "$end" ] || { docker ps -a; exit 1; }
  sleep 0.2
done
for name in $(docker images --format '{{.Repository}}:{{.Tag}}' app-web | grep :fleet- || :); do docker rmi "$name" >/dev/null; done
echo without >data/starts
`;
