package io.leadledger;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAssignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.Personal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// The rules of docs/adr/0003, and those that a reviewer would otherwise have to look for.
@AnalyzeClasses(
    packages = "io.leadledger",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /// A module's tests that others use come as a jar.
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] WEB = {
    "org.springframework.web..", "org.springframework.http..", "jakarta.servlet.."
  };

  private static final DescribedPredicate<JavaClass> DOMAIN =
      describe(
          "aggregates, commands, rules and events",
          type ->
              type.isAnnotatedWith(Aggregate.class)
                  || type.getPackageName().startsWith("io.leadledger.events")
                  || type.getPackageName().startsWith("io.leadledger.command")
                      && type.getSimpleName().matches(".+(Command|Rule)"));

  private static final DescribedPredicate<JavaClass> WRITTEN_BY_HAND =
      describe(
          "top-level classes written by hand",
          type -> type.isTopLevelClass() && !type.getPackageName().matches(".*\\.jooq(\\..*)?"));

  @ArchTest
  static final ArchRule events_know_nothing_of_the_rest =
      noClasses()
          .that()
          .resideInAPackage("io.leadledger.events..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are ours and no events",
                  type ->
                      type.getPackageName().startsWith("io.leadledger.")
                          && !type.getPackageName().startsWith("io.leadledger.events")));

  @ArchTest
  static final ArchRule the_command_side_does_not_know_the_query_side =
      noClasses()
          .that()
          .resideInAPackage("io.leadledger.command..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.leadledger.query..", "io.leadledger.standalone..");

  @ArchTest
  static final ArchRule the_query_side_does_not_know_the_command_side =
      noClasses()
          .that()
          .resideInAPackage("io.leadledger.query..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.leadledger.command..", "io.leadledger.standalone..");

  @ArchTest
  static final ArchRule what_both_sides_stand_on_knows_neither =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.leadledger.store..", "io.leadledger.http..", "io.leadledger.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.leadledger.command..", "io.leadledger.query..");

  @ArchTest
  static final ArchRule only_who_starts_it_knows_that_postgresql_is_brought_along =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.leadledger.command..", "io.leadledger.query..", "io.leadledger.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.leadledger.postgres..");

  @ArchTest
  static final ArchRule the_domain_does_not_know_http =
      noClasses().that(DOMAIN).should().dependOnClassesThat().resideInAnyPackage(WEB);

  @ArchTest
  static final ArchRule projectors_read_nothing =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Projector")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.springframework.jdbc..",
              "org.springframework.web..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.jooq.DSLContext");

  @ArchTest
  static final ArchRule every_aggregate_belongs_to_a_tenant =
      classes()
          .that()
          .areAnnotatedWith(Aggregate.class)
          .should(beAssignableTo(TenantAggregate.class));

  @ArchTest
  static final ArchRule nothing_is_injected_into_fields =
      noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

  @ArchTest
  static final ArchRule read_schemas_do_not_know_each_other =
      slices()
          .matching("io.leadledger.query.(funnel|crm|workspace|smartweb|resman)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().that(WRITTEN_BY_HAND).should(liveInANullMarkedPackage());

  /// What is erased is read as null.
  @ArchTest
  static final ArchRule personal_data_may_be_gone =
      classes()
          .that()
          .resideInAPackage("io.leadledger.events..")
          .and()
          .areRecords()
          .should(havePersonalComponentsNullable());

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getPackageName()));
      }
    };
  }

  private static ArchCondition<JavaClass> havePersonalComponentsNullable() {
    return new ArchCondition<>("have @Personal components that are @Nullable") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Arrays.stream(type.reflect().getRecordComponents())
            .filter(component -> component.isAnnotationPresent(Personal.class))
            .forEach(component -> events.add(event(type, component)));
      }

      private SimpleConditionEvent event(JavaClass type, RecordComponent component) {
        return new SimpleConditionEvent(
            type,
            component.getAnnotatedType().isAnnotationPresent(Nullable.class),
            type.getName() + "." + component.getName());
      }
    };
  }
}
