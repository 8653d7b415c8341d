# Downtime Lab without a PostgreSQL of its own: it is given one by URL.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /lab
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -q -DskipTests package
RUN docker/layers /layers

FROM eclipse-temurin:25-jre
# What the lab's runs share of the classes lies over the JVM's own archive of its classes, which not every JRE brings.
RUN [ -f "$JAVA_HOME/lib/server/classes.jsa" ] || java -Xshare:dump
RUN useradd --create-home lab && install -d -o lab -g lab /lab/.lab /lab/.lab/runs /gatling
WORKDIR /lab
COPY --from=build /layers/libraries console/target/lib/
COPY --from=build /layers/lab ./
COPY docker/healthy docker/hammer docker/scenario /usr/local/bin/
USER lab
ENV LAB_PORT=8080
# Only a stage can be asked; every other command of the lab is healthy while it goes on.
HEALTHCHECK --interval=30s --timeout=2s --start-period=60s --start-interval=1s \
  CMD ! grep -qxz stage /proc/1/cmdline || healthy "$LAB_PORT" /stage.js
ENTRYPOINT ["/lab/lab"]
CMD ["stage", "--no-open"]
