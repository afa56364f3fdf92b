package io.leadledger.store.personal;

import io.leadledger.events.Personal;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/// Teaches Jackson to write [Personal] properties as ciphertext and to read them back. What a
/// property holds is written by `values`, as one piece of JSON, and encrypted as a whole.
public final class PersonalModule extends JacksonModule {
  private final SubjectKeys keys;
  private final ObjectMapper values;

  public PersonalModule(SubjectKeys keys, ObjectMapper values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public String getModuleName() {
    return "LeadLedger-Personal";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.insertAnnotationIntrospector(
        new Introspector(new PersonalWriter(keys, values), new PersonalReader(keys, values, null)));
  }

  private static final class Introspector extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private final transient PersonalWriter writer;
    private final transient PersonalReader reader;

    Introspector(PersonalWriter writer, PersonalReader reader) {
      this.writer = writer;
      this.reader = reader;
    }

    @Override
    public Object findSerializer(MapperConfig<?> config, Annotated property) {
      return property.hasAnnotation(Personal.class)
          ? writer
          : super.findSerializer(config, property);
    }

    @Override
    public Object findDeserializer(MapperConfig<?> config, Annotated property) {
      return property.hasAnnotation(Personal.class)
          ? reader
          : super.findDeserializer(config, property);
    }
  }
}
