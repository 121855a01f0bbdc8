import { type Script, sh } from "../../shell/script.ts";

/** Whose rootless engine is meant, as an operation has it: nothing for the host's own, which is root's. */
export function engineOf({ user }: { readonly user?: string | undefined }): { readonly user?: string } {
  return user === undefined ? {} : { user };
}

/** Whether Docker's client complains of an engine that does not run. */
export function isDown(complaint: string): boolean {
  return /cannot connect|is the docker daemon running|connection refused/i.test(complaint);
}

/** What starts a rootless engine that is down. */
export function startHint(user: string): string {
  return `start it (as ${user}, systemctl --user start docker), and let it outlive his login (loginctl enable-linger ${user})`;
}

/**
 * Defines `engine`, which runs a command as Docker's client has to be run for the engine of `engine_user`: as that user, for
 * root would read for him what he may not; or as whoever asks, where that is empty. The runner has the same in docker.sh.
 */
export const engineScript: Script = sh`engine() {
  [ "$engine_user" ] || { "$@"; return; }
  engine_uid=$(id -u -- "$engine_user") || return
  engine_home=$(getent passwd "$engine_user" | cut -d: -f6)
  set -- env HOME="$engine_home" XDG_RUNTIME_DIR="/run/user/$engine_uid" DOCKER_HOST="unix:///run/user/$engine_uid/docker.sock" PATH="$PATH:$engine_home/bin" "$@"
  [ "$(id -u)" = "$engine_uid" ] || set -- runuser -u "$engine_user" -- "$@"
  (cd / && exec "$@")
}`;

/** A snippet that says whose rootless engines are there, for where the host's own one does not know a service. */
export const ownersScript: Script = sh`for one in /run/user/*/docker.sock; do
  [ ! -S "$one" ] || printf 'container rootless-%s true\n' "$(stat -c %U "$one")"
done`;

/** Whom {@link ownersScript} has found. */
export function parseOwners(report: ReadonlyMap<string, unknown>): string[] {
  return [...report.keys()].flatMap((key) => /^rootless-([A-Za-z_][\w.-]*)$/.exec(key)?.[1] ?? []);
}
