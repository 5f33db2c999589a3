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
 && mkdir -p /app /knowledge-base /vector-store /suggestions /tmp/nirs \
 && chown -R nirs /knowledge-base /vector-store /suggestions /tmp/nirs
WORKDIR /app
COPY --from=build /build/target/nirs.jar ./
COPY --from=build /build/target/lib ./lib
COPY prompts ./prompts
COPY examples ./examples
COPY --chown=nirs knowledge-base /knowledge-base
# a class-data archive of the common commands, for a fast start
RUN java -XX:ArchiveClassesAtExit=/app/nirs.jsa -XX:+UseSerialGC -Xlog:disable -cp /app/nirs.jar dev.nirs.cli.Training /app
USER nirs
ENV NIRS_HOME=/app NIRS_KNOWLEDGE=/knowledge-base NIRS_VECTOR_STORE=/vector-store NIRS_STORE=/suggestions DJL_CACHE_DIR=/tmp/nirs
HEALTHCHECK --interval=60s --timeout=20s --start-period=20s CMD ["java", "-XX:SharedArchiveFile=/app/nirs.jsa", "-jar", "/app/nirs.jar", "--version"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/nirs.jsa", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=/tmp", "-jar", "/app/nirs.jar"]
CMD ["--help"]
