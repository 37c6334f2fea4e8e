# syntax=docker/dockerfile:1
# Malachite in a container: a Java runtime cut to what it needs, the jar, and the cache that makes the start quick.
# Build:  docker build -t malachite .
# Run:    docker run --rm --read-only --tmpfs /tmp -p 127.0.0.1:8452:8452 -p 127.0.0.1:8453:8453 malachite
# No engine builds it in our CI: .ci/image carries out the commands of the build stage outside of one.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/m2 \
    mvn -q -B -Dmaven.repo.local=/m2 package org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom -DskipTests \
      -DoutputFormat=json -DoutputName=bom -pl emulator -am
RUN jlink --add-modules java.base,java.compiler,java.logging,java.management,java.naming,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.jfr,jdk.net,jdk.unsupported,jdk.zipfs \
      --strip-debug --no-header-files --no-man-pages --compress zip-0 --output /opt/java \
 && mkdir -p /opt/malachite \
 && cp malachite emulator/target/malachite.jar emulator/target/bom.json /opt/malachite/ \
 && JAVA_HOME=/opt/java /opt/malachite/malachite archive

FROM debian:12-slim
LABEL org.opencontainers.image.title="Malachite" \
      org.opencontainers.image.description="Local emulator of Azure Backup's Microsoft.DataProtection REST API" \
      org.opencontainers.image.version="0.1.0"
RUN groupadd --system --gid 10001 malachite \
 && useradd --system --uid 10001 --gid malachite --home-dir /data --shell /usr/sbin/nologin malachite \
 && mkdir /data && chown malachite:malachite /data
COPY --from=build /opt/java /opt/java
COPY --from=build /opt/malachite /opt/malachite
ENV JAVA_HOME=/opt/java MALACHITE_BIND=0.0.0.0
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8452 8453
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --start-interval=500ms --retries=3 \
  CMD ["/opt/malachite/malachite", "healthcheck"]
ENTRYPOINT ["/opt/malachite/malachite"]
CMD ["start"]
