/**
 * A script that makes images on a Docker host which are shaped like Alpine, for no registry gives one here: musl's own loader,
 * busybox, a server that is built with musl, and a stand-in for apk that installs what lies in /apk. `alpine:right` has a library for
 * musl there, `alpine:wrong` one of Debian's, `alpine:bare` has no apk, and `alpine:scratch` nothing but the server.
 */
export const alpineImages = `set -e
rm -rf /var/lib/apt/lists/*
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \\
  musl-tools busybox-static libjemalloc2 gcc libc6-dev >/run/apt.log 2>&1
root=/root/alpine
mkdir -p $root/bin $root/sbin $root/lib $root/usr/bin $root/usr/lib $root/etc $root/tmp $root/apk/jemalloc
cp /bin/busybox $root/bin/ && chroot $root /bin/busybox --install -s /bin
cp /lib/x86_64-linux-musl/libc.so $root/lib/ld-musl-x86_64.so.1
echo 3.20.3 >$root/etc/alpine-release
printf 'ID=alpine\\nVERSION_ID=3.20.3\\n' >$root/etc/os-release
printf 'root:x:0:0:root:/root:/bin/sh\\nmisskey:x:991:991::/tmp:/bin/sh\\n' >$root/etc/passwd
printf 'root:x:0:\\nmisskey:x:991:\\n' >$root/etc/group
cat >/run/node.c <<'END'
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main(int argc, char **argv) {
  char asked[4096];
  if (argc > 1 && !strcmp(argv[1], "-")) {
    while (read(0, asked, sizeof asked) > 0);
    return 0;
  }
  int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(3000)};
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(listener, (void *)&address, sizeof address) || listen(listener, 8)) return 1;
  for (;;) {
    int client = accept(listener, 0, 0);
    char *answer = strdup("HTTP/1.0 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok");
    if (read(client, asked, sizeof asked) > 0) write(client, answer, strlen(answer));
    free(answer);
    close(client);
  }
}
END
musl-gcc -w -o $root/usr/bin/node /run/node.c
echo 'int stand_in;' >/run/library.c
musl-gcc -shared -fPIC -Wl,-soname,libjemalloc.so.2 -o $root/apk/jemalloc/libjemalloc.so.2 /run/library.c
cat >$root/sbin/apk <<'END'
#!/bin/sh
[ "$1" = add ] || exit 1
for name; do [ ! -d "/apk/$name" ] || cp /apk/"$name"/* /usr/lib/; done
END
chmod +x $root/sbin/apk
tar -C $root -c . | docker import - alpine:right
cp -L /usr/lib/x86_64-linux-gnu/libjemalloc.so.2 $root/apk/jemalloc/
tar -C $root -c . | docker import - alpine:wrong
rm -r $root/sbin/apk $root/apk
tar -C $root -c . | docker import - alpine:bare
mkdir -p /run/scratch/usr/bin && musl-gcc -w -static -o /run/scratch/usr/bin/node /run/node.c
tar -C /run/scratch -c . | docker import - alpine:scratch`;

/** A script that gives the image FROM, as TO, another architecture in its configuration, and nothing else. */
export function asArchitecture(from: string, to: string, architecture: string): string {
  return `rm -rf /run/saved && mkdir /run/saved && cd /run/saved && docker save ${from} | tar -x &&
    sed -i 's/"architecture":"[a-z0-9]*"/"architecture":"${architecture}"/' *.json &&
    sed -i 's|"${from}"|"${to}"|' manifest.json && rm -f repositories && tar -c . | docker load`;
}
