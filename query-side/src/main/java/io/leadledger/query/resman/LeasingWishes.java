package io.leadledger.query.resman;

import io.leadledger.events.conversation.FoundDataPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a visitor wants, from data points with the names of the documented columns, and from those
/// that every tenant begins with. A value that does not fit its column leaves it empty.
record LeasingWishes(Map<String, Said> dataPoints) {
  private static final BigDecimal MOST = BigDecimal.TEN.pow(8);

  static LeasingWishes of(@Nullable List<FoundDataPoint> found) {
    return new LeasingWishes(
        found == null
            ? Map.of()
            : found.stream()
                .collect(
                    Collectors.toMap(
                        FoundDataPoint::name,
                        point -> new Said(point.value(), point.normalisedValue()),
                        (_, last) -> last)));
  }

  /// One value that is known by its name.
  static LeasingWishes of(String name, Object value) {
    String text =
        value instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : value.toString();
    return new LeasingWishes(Map.of(name, new Said(text, text)));
  }

  /// @param normalised as it is compared
  record Said(String value, String normalised) {}

  @Nullable LocalDateTime tour() {
    return first("tour_datetime", "visit_date")
        .flatMap(said -> read(said.length() > 10 ? said : said + "T00:00:00", LocalDateTime::parse))
        .orElse(null);
  }

  @Nullable String size() {
    return first("apartment_size_preference")
        .or(
            () ->
                first("number_of_beds")
                    .map(beds -> beds.equals("1") ? "1 bedroom" : beds + " bedrooms"))
        .orElse(null);
  }

  @Nullable LocalDate moveIn() {
    return first("move_in_date").flatMap(said -> read(said, LocalDate::parse)).orElse(null);
  }

  /// Null unless it is at most [#mostRent()].
  @Nullable BigDecimal leastRent() {
    BigDecimal most = mostRent();
    return first("price_range_min")
        .flatMap(LeasingWishes::rent)
        .filter(least -> most == null || least.compareTo(most) <= 0)
        .orElse(null);
  }

  @Nullable BigDecimal mostRent() {
    return first("price_range_max", "budget").flatMap(LeasingWishes::rent).orElse(null);
  }

  @Nullable Integer occupants() {
    return first("occupants_count")
        .flatMap(said -> read(said, Integer::valueOf))
        .filter(number -> number >= 0)
        .orElse(null);
  }

  @Nullable Boolean pets() {
    return first("has_pets", "pets_allowed").map(Boolean::valueOf).orElse(null);
  }

  /// Null if nothing is known of them.
  @Nullable Map<String, String> petDetails() {
    return said("pet_details").map(said -> Map.of("said", said)).orElse(null);
  }

  /// Null if there are none.
  @Nullable List<String> features() {
    List<String> features = new ArrayList<>();
    said("desired_features")
        .ifPresent(
            said ->
                Arrays.stream(said.split("\\s*(?:,|;| and )\\s*"))
                    .filter(each -> !each.isBlank())
                    .forEach(features::add));
    first("furnished").filter(Boolean::parseBoolean).ifPresent(_ -> features.add("furnished"));
    return features.isEmpty() ? null : features;
  }

  /// As it was said.
  Optional<String> said(String name) {
    return Optional.ofNullable(dataPoints.get(name)).map(Said::value);
  }

  private Optional<String> first(String... names) {
    return Stream.of(names)
        .map(dataPoints::get)
        .flatMap(Stream::ofNullable)
        .map(Said::normalised)
        .findFirst();
  }

  private static Optional<BigDecimal> rent(String said) {
    return read(said, BigDecimal::new)
        .map(amount -> amount.setScale(2, RoundingMode.HALF_UP))
        .filter(amount -> amount.signum() >= 0 && amount.compareTo(MOST) < 0);
  }

  private static <T> Optional<T> read(String said, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(said));
    } catch (DateTimeException | NumberFormatException none) {
      return Optional.empty();
    }
  }
}
