# Build stage: Maven and a JDK; the run stage holds a Java runtime, the jar and its libraries only.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY pom.xml ./
COPY .ci ./.ci
RUN mvn -B -q -DskipTests dependency:go-offline || true
COPY src ./src
COPY prompts ./prompts
RUN mvn -B -q -DskipTests package

FROM eclipse-temurin:21-jre
RUN useradd --system --uid 10001 --home-dir /app nirs \
 && mkdir -p /app /data /knowledge-base /vector-store /suggestions /tmp/nirs \
 && chown -R nirs /data /knowledge-base /vector-store /suggestions /tmp/nirs
WORKDIR /app
COPY --from=build /build/target/nirs.jar ./
COPY --from=build /build/target/lib ./lib
COPY prompts ./prompts
COPY examples ./examples
COPY --chown=nirs knowledge-base /knowledge-base
# a class-data archive of the common commands, for a fast start
RUN java -XX:ArchiveClassesAtExit=/app/nirs.jsa -XX:+UseSerialGC -Xlog:disable -cp /app/nirs.jar dev.nirs.cli.Training /app
USER nirs
ENV NIRS_HOME=/app NIRS_KNOWLEDGE=/knowledge-base NIRS_VECTOR_STORE=/vector-store NIRS_STORE=/suggestions NIRS_DATA_DIR=/data DJL_CACHE_DIR=/tmp/nirs
EXPOSE 8080
# for 'serve'; docker-compose.yml has the same check
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/nirs.jsa", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=/tmp", "-jar", "/app/nirs.jar"]
CMD ["--help"]
