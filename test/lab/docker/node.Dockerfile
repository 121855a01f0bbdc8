# What the project's Dockerfile calls node:18-bullseye: no registry is asked for it. It is kept small: each Docker host unpacks it.
ARG TAG=latest
FROM fleet-lab-host:${TAG} AS host
FROM fleet-lab-base:${TAG} AS full
RUN rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nodejs \
    && apt-get clean \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends --download-only libjemalloc2 tini \
      $(apt-cache search --names-only '^libmimalloc[0-9.]+$' | cut -d ' ' -f 1) \
    && rm -rf /var/lib/apt/lists /var/cache/apt/*.bin /etc/apt/sources.list.d/* /usr/share/doc /usr/share/man /usr/share/locale /usr/lib/udev/hwdb.d /etc/udev/hwdb.bin
COPY --from=host /usr/bin/npm /usr/bin/npm
# What is installed in builds comes from a disk: no build asks a network, nor reads the list of a whole release.
RUN mkdir /srv/apt \
    && cd /var/cache/apt/archives \
    && for file in *.deb; do \
         name=$(dpkg-deb -f "$file" Package).deb \
         && mv "$file" "/srv/apt/$name" \
         && dpkg-deb -f "/srv/apt/$name" \
         && printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$name" "$(stat -c %s "/srv/apt/$name")" "$(sha256sum "/srv/apt/$name" | cut -c 1-64)" \
         || exit; \
       done >/srv/apt/Packages \
    && echo 'deb [trusted=yes] file:/srv/apt ./' >/etc/apt/sources.list

FROM scratch
COPY --from=full / /
CMD ["node"]
