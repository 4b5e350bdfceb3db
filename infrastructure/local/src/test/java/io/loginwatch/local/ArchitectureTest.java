package io.loginwatch.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrows point one way: functions -> store, config -> core; local -> everything. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.loginwatch");

  @Test
  void every_module_is_looked_at() {
    for (String module :
        new String[] {"core", "config", "store", "ingest", "detect", "notify", "digest", "api"}) {
      assertThat(CLASSES.stream().anyMatch(each -> each.getPackageName().startsWith(in(module))))
          .as(module)
          .isTrue();
    }
  }

  /** The second column is what the first must not know. */
  @ParameterizedTest
  @CsvSource({
    "core, config|store|ingest|detect|notify|digest|api|sam|local",
    "config, store|ingest|detect|notify|digest|api|sam|local",
    "store, config|ingest|detect|notify|digest|api|sam|local",
    "ingest, detect|notify|digest|api|sam|local",
    "detect, ingest|notify|digest|api|sam|local",
    "notify, ingest|detect|digest|api|sam|local",
    "sam, core|config|store|ingest|detect|notify|digest|api|local",
  })
  void arrows_point_one_way(String module, String others) {
    for (String other : others.split("\\|")) {
      noClasses()
          .that()
          .resideInAPackage(in(module) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in(other) + "..")
          .check(CLASSES);
    }
  }

  @Test
  void the_core_does_no_input_or_output_and_knows_no_aws() {
    noClasses()
        .that()
        .resideInAPackage("io.loginwatch.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon.awssdk..",
            "com.amazonaws..",
            "java.nio.file..",
            "java.net.http..",
            "org.slf4j..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|RandomAccessFile|Console|Print).*")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .because("same logins, same settings, same alerts, to the byte")
        .check(CLASSES);
  }

  private static String in(String module) {
    return "io.loginwatch." + module;
  }
}
