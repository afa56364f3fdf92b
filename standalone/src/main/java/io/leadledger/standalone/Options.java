package io.leadledger.standalone;

import java.nio.file.Path;
import java.util.Optional;

/// What was asked for on the command line.
///
/// @param postgresPort port of the PostgreSQL that LeadLedger brings along, 0 for any free one
/// @param postgresUrl the database to use instead of it
/// @param newAdminKey whether another admin key is made when its file is gone
/// @param demo whether leads shall arrive by themselves
record Options(
    int port,
    Path dataDir,
    int postgresPort,
    Optional<String> postgresUrl,
    boolean newAdminKey,
    boolean demo) {
  private static final int HTTP_PORT = 8080;
  private static final int HIGHEST_PORT = 65_535;

  /// Reads `demo`, `--port 8080` and `--port=8080`.
  ///
  /// @throws StartFailure if something is not understood
  static Options of(String... arguments) {
    int port = HTTP_PORT;
    Path dataDir = Path.of("data");
    int postgresPort = 0;
    Optional<String> postgresUrl = Optional.empty();
    boolean newAdminKey = false;
    boolean demo = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (argument.equals("demo")) {
        demo = true;
        continue;
      }
      if (argument.equals("--new-admin-key")) {
        newAdminKey = true;
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (equals < 0 && ++i == arguments.length) {
        throw new StartFailure("The option " + name + " needs a value.");
      }
      String value = equals < 0 ? arguments[i] : argument.substring(equals + 1);
      switch (name) {
        case "--port" -> port = port(name, value);
        case "--data-dir" -> dataDir = Path.of(value);
        case "--postgres-port" -> postgresPort = port(name, value);
        case "--postgres-url" -> postgresUrl = Optional.of(value);
        default ->
            throw new StartFailure(
                "The option "
                    + name
                    + " is not known: there are --port, --data-dir, --postgres-port, --postgres-url, --new-admin-key.");
      }
    }
    return new Options(port, dataDir, postgresPort, postgresUrl, newAdminKey, demo);
  }

  private static int port(String name, String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new StartFailure(name + " needs a number between 0 and 65535, not " + value + ".");
  }
}
