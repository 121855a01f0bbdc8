# What the project's Dockerfile calls node:18-bullseye: no registry is asked for it.
FROM fleet-lab-base
RUN rm -f /etc/apt/apt.conf.d/docker-clean \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nodejs \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends --download-only libjemalloc2
COPY --from=fleet-lab-host /usr/bin/npm /usr/bin/npm
CMD ["node"]
