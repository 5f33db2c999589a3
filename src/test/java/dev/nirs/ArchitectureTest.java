package dev.nirs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The layout of the design, section 7: data flows one way. */
@AnalyzeClasses(packages = "dev.nirs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** In the order data flows through them: a package may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "traffic",
          "rule",
          "window",
          "selection",
          "notation",
          "ingest",
          "summary",
          "knowledge",
          "prompt",
          "model",
          "verification",
          "suggestion",
          "explanation",
          "evaluation",
          "enforcement",
          "app",
          "service",
          "http",
          "cli");

  private static final String[] PURE = {
    "dev.nirs.traffic..",
    "dev.nirs.rule..",
    "dev.nirs.window..",
    "dev.nirs.selection..",
    "dev.nirs.summary..",
    "dev.nirs.verification.."
  };

  @ArchTest
  static final ArchRule data_flows_one_way =
      classes()
          .should(useOnlyEarlierPackages())
          .because("a back arrow makes a stage impossible to read, test or replace alone");

  @ArchTest
  static final ArchRule no_cycles =
      slices()
          .matching("dev.nirs.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a cycle is one big package with two names");

  @ArchTest
  static final ArchRule pure_packages_use_the_jdk_alone =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(concat(PURE, "java.lang..", "java.util..", "java.time", "java.math"))
          .because("what decides over rules must be testable without files, clocks or servers");

  @ArchTest
  static final ArchRule pure_packages_have_no_clock_and_no_chance =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .and()
          .doNotHaveFullyQualifiedName("dev.nirs.traffic.SaltedHash") // no result depends on it
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\..*Random(Generator)?")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io", "java.nio..", "java.net..", "java.util.logging", "org.slf4j..")
          .because("the same window must give the same rules, today and in a year");

  @ArchTest
  static final ArchRule lucene_stays_in_knowledge =
      confined(
          "org.apache.lucene..",
          "the index is derived and may be replaced",
          "dev.nirs.knowledge..");

  @ArchTest
  static final ArchRule langchain4j_stays_in_model_and_knowledge =
      confined(
          "dev.langchain4j..",
          "its API moves with every release",
          "dev.nirs.model..",
          "dev.nirs.knowledge..");

  @ArchTest
  static final ArchRule jackson_stays_at_the_edges =
      confined(
          "com.fasterxml.jackson..",
          "shapes of files and protocols are not shapes of values",
          "dev.nirs.ingest..",
          "dev.nirs.knowledge..",
          "dev.nirs.model..",
          "dev.nirs.explanation..",
          "dev.nirs.evaluation..",
          "dev.nirs.app..",
          "dev.nirs.service..",
          "dev.nirs.http..",
          "dev.nirs.cli..");

  @ArchTest
  static final ArchRule ortools_stays_in_the_exact_yardstick =
      confined(
          "com.google.ortools..",
          "a native library is loaded only where the optimum is asked for",
          "dev.nirs.evaluation.exact..");

  @ArchTest
  static final ArchRule picocli_stays_in_cli =
      confined("picocli..", "options are decoded once", "dev.nirs.cli..");

  @ArchTest
  static final ArchRule only_app_reads_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.nirs.app..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .orShould()
          .callMethod(java.time.InstantSource.class, "system")
          .because("time is a parameter: a test or a replay must be able to choose it");

  @ArchTest
  static final ArchRule no_public_mutable_fields =
      fields()
          .that()
          .arePublic()
          .should()
          .beFinal()
          .because("a value does not change under its reader");

  private static ArchRule confined(String library, String reason, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(reason);
  }

  private static String[] concat(String[] first, String... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(first), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  private static ArchCondition<JavaClass> useOnlyEarlierPackages() {
    return new ArchCondition<>("use only packages before their own in " + ORDER) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        int own = position(origin);
        origin.getDirectDependenciesFromSelf().stream()
            .filter(d -> d.getTargetClass().getPackageName().startsWith("dev.nirs."))
            .filter(d -> own < 0 || position(d.getTargetClass()) > own)
            .forEach(d -> events.add(SimpleConditionEvent.violated(origin, d.getDescription())));
      }
    };
  }

  private static int position(JavaClass type) {
    String rest = type.getPackageName().replaceFirst("^dev\\.nirs\\.?", "");
    return ORDER.indexOf(rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest);
  }
}
