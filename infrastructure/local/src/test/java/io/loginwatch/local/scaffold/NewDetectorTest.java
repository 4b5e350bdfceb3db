package io.loginwatch.local.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewDetectorTest {
  private static final Path REGISTRY =
      Path.of("functions/core/src/main/java/io/loginwatch/core/detection/Detectors.java");

  @TempDir private Path project;

  @BeforeEach
  void a_project_with_the_registry() throws IOException {
    Files.createDirectories(project.resolve(REGISTRY).getParent());
    Files.copy(Path.of("../..").resolve(REGISTRY), project.resolve(REGISTRY));
  }

  @Test
  void a_new_detector_compiles_is_registered_and_its_tests_pass_at_once() throws Exception {
    List<Path> files = new NewDetector(project).create("odd-hour");

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("OddHour.java", "OddHourTest.java", "Detectors.java");
    try (URLClassLoader loader = compiled(files)) {
      Class<?> test = loader.loadClass("io.loginwatch.core.detection.OddHourTest");
      List<Method> methods =
          Arrays.stream(test.getDeclaredMethods())
              .filter(method -> method.getAnnotations().length > 0)
              .toList();
      assertThat(methods).hasSize(2);
      for (Method method : methods) {
        var constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        method.setAccessible(true);
        method.invoke(constructor.newInstance());
      }
    }
  }

  @Test
  void nothing_is_overwritten_and_a_refusal_changes_nothing() throws IOException {
    var scaffold = new NewDetector(project);
    scaffold.create("odd-hour");
    String registry = Files.readString(project.resolve(REGISTRY));

    assertThatThrownBy(() -> scaffold.create("odd-hour")).isInstanceOf(ScaffoldRefused.class);
    assertThatThrownBy(() -> scaffold.create("NewDevice")).isInstanceOf(ScaffoldRefused.class);
    assertThat(project.resolve(REGISTRY)).hasContent(registry);
  }

  @Test
  void the_id_of_a_rule_is_taken() throws IOException {
    Path rule = project.resolve("infrastructure/config/rules/odd-hour.yaml");
    Files.createDirectories(rule.getParent());
    Files.writeString(rule, "id: odd-hour");

    assertThatThrownBy(() -> new NewDetector(project).create("odd-hour"))
        .isInstanceOf(ScaffoldRefused.class);
    assertThat(new NewDetector(project).create("odd-place")).hasSize(3);
  }

  @Test
  void two_new_detectors_stand_side_by_side() throws Exception {
    var files = new ArrayList<>(new NewDetector(project).create("odd-hour"));
    files.addAll(new NewDetector(project).create("odd-place"));

    compiled(files.stream().distinct().toList()).close();
  }

  /** The core with these files compiled over it, in a class loader of its own. */
  private URLClassLoader compiled(List<Path> files) throws IOException {
    Path out = Files.createDirectories(project.resolve("out"));
    var arguments = new ArrayList<>(List.of("-d", out.toString(), "-proc:none"));
    files.forEach(file -> arguments.add(file.toString()));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).as("compiler's answer").isZero();
    var path = new ArrayList<URL>();
    path.add(out.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      path.add(url(entry));
    }
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) throws MalformedURLException {
    return Path.of(entry).toUri().toURL();
  }
}
