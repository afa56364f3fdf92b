# One image for each side: docker build --build-arg SIDE=command-side .
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
# Root may not run PostgreSQL, which jOOQ's classes are generated on.
RUN useradd --create-home build && chown build /src
USER build
COPY --chown=build . .
ARG SIDE
RUN --mount=type=cache,target=/home/build/.m2,uid=1001 \
    mvn --batch-mode --no-transfer-progress -DskipTests -pl "$SIDE" -am package \
    && java -Djarmode=tools -jar "$SIDE"/target/*-exec.jar extract --destination unpacked \
    && mv unpacked/*.jar unpacked/leadledger.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --home-dir /var/lib/leadledger --create-home leadledger
USER leadledger
WORKDIR /var/lib/leadledger
ARG SIDE
COPY --from=build /src/unpacked /opt/leadledger
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/opt/leadledger/leadledger.jar"]
