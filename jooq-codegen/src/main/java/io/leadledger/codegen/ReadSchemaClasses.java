package io.leadledger.codegen;

import io.leadledger.postgres.ThrowAwayPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.GeneratedAnnotationType;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/// Migrates a throw-away PostgreSQL and writes a class for each table that is there, in the package
/// `io.leadledger.query.<schema>.jooq`. Does nothing when neither the migrations nor this generator
/// have changed since the last time (ADR 0005).
///
/// Arguments: the folder with one folder of migrations per schema, and the folder to write to.
public final class ReadSchemaClasses {

  /// Shared by all schemas, so no schema of its own.
  private static final String CALLBACKS = "reading";

  private final Path migrations;
  private final Path sources;

  private ReadSchemaClasses(Path migrations, Path sources) {
    this.migrations = migrations;
    this.sources = sources;
  }

  /// @throws IOException if the migrations cannot be read or the classes cannot be written
  public static void main(String... arguments) throws Exception {
    new ReadSchemaClasses(Path.of(arguments[0]), Path.of(arguments[1])).generateIfChanged();
  }

  private void generateIfChanged() throws Exception {
    Path remembered = sources.resolve("made-from.sha256");
    String fingerprint = fingerprint();
    if (Files.exists(remembered) && Files.readString(remembered).equals(fingerprint)) {
      return;
    }
    delete(sources);
    ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
    for (String schema : schemas()) {
      migrate(database, schema);
      generate(database, schema);
    }
    Files.writeString(remembered, fingerprint);
  }

  private List<String> schemas() throws IOException {
    try (Stream<Path> folders = Files.list(migrations)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals(CALLBACKS))
          .sorted()
          .toList();
    }
  }

  private void migrate(ThrowAwayPostgres.Database database, String schema) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas(schema)
        .locations(
            "filesystem:" + migrations.resolve(schema),
            "filesystem:" + migrations.resolve(CALLBACKS))
        .placeholderReplacement(false)
        .load()
        .migrate();
  }

  private void generate(ThrowAwayPostgres.Database database, String schema) throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withJdbc(
                new Jdbc()
                    .withUrl(database.url())
                    .withUsername(database.user())
                    .withPassword(database.password()))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.postgres.PostgresDatabase")
                            .withInputSchema(schema)
                            .withExcludes("flyway_schema_history")
                            // What is asked of the tables in SQL has no part in filling them.
                            .withIncludeRoutines(false)
                            .withTableValuedFunctionsAsTables(false)
                            .withTableValuedFunctionsAsRoutines(false)
                            .withForcedTypes(
                                new ForcedType()
                                    .withName("INSTANT")
                                    .withIncludeTypes("timestamp.* with time zone|timestamptz")
                                    .withIgnoreUnused(true),
                                new ForcedType()
                                    .withName("VARCHAR")
                                    .withIncludeTypes("inet")
                                    .withIgnoreUnused(true)))
                    .withGenerate(
                        new Generate()
                            .withRecords(false)
                            .withImplicitJoinPathsToOne(false)
                            .withImplicitJoinPathsToMany(false)
                            .withImplicitJoinPathsManyToMany(false)
                            .withGlobalCatalogReferences(false)
                            .withGeneratedAnnotation(true)
                            .withGeneratedAnnotationDate(false)
                            .withGeneratedAnnotationType(
                                GeneratedAnnotationType.JAVAX_ANNOTATION_PROCESSING_GENERATED))
                    .withTarget(
                        new Target()
                            .withPackageName("io.leadledger.query." + schema + ".jooq")
                            .withDirectory(sources.toString()))));
  }

  private String fingerprint() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
    String self = ReadSchemaClasses.class.getSimpleName() + ".class";
    try (InputStream generator = ReadSchemaClasses.class.getResourceAsStream(self)) {
      if (generator != null) {
        digest.update(generator.readAllBytes());
      }
    }
    try (Stream<Path> files = Files.walk(migrations)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(ReadSchemaClasses::deleteOne);
      }
    }
    Files.createDirectories(folder);
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
