package io.leadledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventJson;
import io.leadledger.events.EventVocabulary;
import io.leadledger.events.Personal;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.upcasting.LeadCapturedNamesItsLifecycle;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What has been stored is there for ever. `approved` holds each revision of each event as it was
/// once stored: a file of it is added and never changed.
class EventContractTest {
  private static final Path APPROVED = Path.of("../shared-events/src/test/resources/approved");
  private static final JsonMapper MAPPER = EventJson.plainMapper();

  @ParameterizedTest
  @MethodSource("events")
  void an_event_reads_its_approved_form_and_writes_it_back_equal(Class<? extends DomainEvent> event)
      throws IOException {
    JsonNode approved = approved(EventVocabulary.nameOf(event), EventVocabulary.revisionOf(event));
    DomainEvent read = MAPPER.treeToValue(approved, event);
    assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(read))).isEqualTo(approved);
    assertThat(approved.propertyNames())
        .as("the approved form shows every component")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(event.getRecordComponents()).map(RecordComponent::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_revision_ever_stored_is_read_as_the_newest(Path file) throws IOException {
    String[] parts = file.getFileName().toString().split("\\.");
    String name = parts[0] + "." + parts[1];
    Class<? extends DomainEvent> event = EventVocabulary.find(name).orElseThrow();
    IntermediateEventRepresentation upcast = upcast(name, parts[2], Files.readAllBytes(file));
    assertThat(upcast.getType().getName()).isEqualTo(name);
    assertThat(upcast.getType().getRevision()).isEqualTo(EventVocabulary.revisionOf(event));
    JsonNode payload = upcast.getData(JsonNode.class).getData();
    assertThat(MAPPER.treeToValue(payload, event)).isInstanceOf(event);
  }

  @Test
  void revision_0_of_a_captured_lead_says_what_it_left_out() throws IOException {
    JsonNode payload =
        upcast("lead.LeadCaptured", "0", Files.readAllBytes(file("lead.LeadCaptured", "0")))
            .getData(JsonNode.class)
            .getData();
    assertThat(MAPPER.treeToValue(payload, LeadCaptured.class))
        .satisfies(
            lead -> {
              assertThat(lead.lifecycle()).isEqualTo("active");
              assertThat(lead.capturedAt()).isEqualTo(TestStore.NOW);
              assertThat(lead.holdsCompany()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_field_that_an_event_does_not_have_is_an_error_that_names_it(
      Class<? extends DomainEvent> event) throws IOException {
    ObjectNode more =
        ((ObjectNode) approved(EventVocabulary.nameOf(event), EventVocabulary.revisionOf(event)))
            .put("shoeSize", 43);
    assertThatThrownBy(() -> MAPPER.treeToValue(more, event))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("shoeSize");
  }

  @ParameterizedTest
  @MethodSource("events")
  void what_is_personal_may_be_gone(Class<? extends DomainEvent> event) {
    assertThat(event.getRecordComponents())
        .filteredOn(component -> component.isAnnotationPresent(Personal.class))
        .allMatch(
            component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class),
            "is @Nullable");
  }

  private static IntermediateEventRepresentation upcast(
      String name, String revision, byte[] payload) {
    Jackson3Serializer.Builder builder = Jackson3Serializer.builder();
    builder.jsonMapperBuilderCustomizer(EventJson::configure);
    StoredEvent stored =
        new StoredEvent(
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            0,
            "Any",
            TestStore.NOW,
            new SimpleSerializedObject<>(
                payload, byte[].class, new SimpleSerializedType(name, revision)),
            new SerializedMetaData<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class));
    List<IntermediateEventRepresentation> results =
        new EventUpcasterChain(new LeadCapturedNamesItsLifecycle())
            .upcast(Stream.of(new InitialEventRepresentation(stored, builder.build())))
            .toList();
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  private static Stream<Class<? extends DomainEvent>> events() {
    return EventVocabulary.events();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(APPROVED)) {
      return files.sorted().toList();
    }
  }

  private static JsonNode approved(String name, String revision) throws IOException {
    Path file = file(name, revision);
    assertThat(file).as("the approved form of a new event or revision").exists();
    return MAPPER.readTree(Files.readAllBytes(file));
  }

  private static Path file(String name, String revision) {
    return APPROVED.resolve(name + "." + revision + ".json");
  }
}
