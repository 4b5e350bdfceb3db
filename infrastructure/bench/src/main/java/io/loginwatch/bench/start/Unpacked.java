package io.loginwatch.bench.start;

import io.loginwatch.sam.Function;
import io.loginwatch.sam.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks what the template deploys into a folder of its own, functions and layers. */
final class Unpacked {
  private final Template template;
  private final Path folder;

  Unpacked(Template template, Path folder) {
    this.template = template;
    this.folder = folder;
  }

  /** A function with its code, and with its layers and environment as Lambda would give them. */
  Sandbox function(Function function) throws IOException {
    Path task = folder.resolve(function.id());
    unzip(template.directory().resolve(function.code()), task);
    Path opt = folder.resolve(function.id() + "-opt");
    Files.createDirectories(opt);
    for (Path layer : function.layers()) {
      copy(template.directory().resolve(layer), opt);
    }
    return new Sandbox(
        function.id(), function.handler(), task, environment(function.environment(), opt));
  }

  /** A function that does nothing, packed alike. */
  Sandbox empty() throws IOException {
    Path task = folder.resolve("empty");
    String name = EmptyHandler.class.getName();
    Path file = task.resolve(name.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    try (InputStream in = EmptyHandler.class.getResourceAsStream("EmptyHandler.class")) {
      if (in == null) {
        throw new IllegalStateException("no class file of " + name);
      }
      Files.copy(in, file);
    }
    return new Sandbox("empty", name, task, environment(Map.of(), folder));
  }

  private static Map<String, String> environment(Map<String, String> own, Path opt) {
    var environment = new HashMap<>(own);
    environment.replaceAll((name, value) -> value.replace("/opt", opt.toString()));
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "none");
    environment.put("AWS_SECRET_ACCESS_KEY", "none");
    environment.put("LANG", "en_US.UTF-8");
    return environment;
  }

  static void unzip(Path zip, Path target) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (var files = Files.walk(from)) {
      files.filter(Files::isRegularFile).forEach(file -> copyFile(from, to, file));
    }
  }

  private static void copyFile(Path from, Path to, Path file) {
    try {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder and all in it. */
  static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
