package io.loginwatch.summary;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What Surefire says of one test class.
 *
 * @param tests how many there are, those that were skipped included
 * @param failed how many of them failed or broke
 * @param skipped those that were not run
 */
record Report(int tests, int failed, List<Skipped> skipped) {

  /**
   * A test that was not run.
   *
   * @param name its class, and its method where the rest of the class was run
   * @param reason as the test gave it
   */
  record Skipped(String name, String reason) {}

  Report {
    skipped = List.copyOf(skipped);
  }

  /**
   * Every report of the project's modules that was written since then: one that is older is of a
   * build before, maybe of a test that is not there any more.
   */
  static List<Report> all(Path project, Instant since) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path group : children(project, "*")) {
      for (Path module : children(group, "*")) {
        for (Path file : children(module.resolve("target/surefire-reports"), "TEST-*.xml")) {
          if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
            files.add(file);
          }
        }
      }
    }
    files.sort(null);
    List<Report> reports = new ArrayList<>();
    for (Path file : files) {
      reports.add(read(file));
    }
    return reports;
  }

  private static List<Path> children(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, glob)) {
        children.forEach(found::add);
      }
    }
    return found;
  }

  private static Report read(Path file) throws IOException {
    Element suite;
    try {
      suite =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement();
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file + " is no report of Surefire's", e);
    }
    List<Skipped> skipped = new ArrayList<>();
    NodeList cases = suite.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      NodeList marks = test.getElementsByTagName("skipped");
      if (marks.getLength() > 0) {
        skipped.add(new Skipped(name(test), reason((Element) marks.item(0))));
      }
    }
    return new Report(
        number(suite, "tests"), number(suite, "failures") + number(suite, "errors"), skipped);
  }

  private static String name(Element test) {
    String type = test.getAttribute("classname").replaceFirst(".*\\.", "");
    String method = test.getAttribute("name");
    return method.isEmpty() ? type : type + "." + method;
  }

  private static String reason(Element mark) {
    String message = mark.getAttribute("message");
    String text = message.isEmpty() ? mark.getTextContent().strip() : message;
    return text.isEmpty() ? "no reason given" : text.lines().findFirst().orElseThrow();
  }

  private static int number(Element suite, String name) {
    return Integer.parseInt(suite.getAttribute(name));
  }
}
