package io.loginwatch.sam;

/**
 * The template says something that this reader does not know how to execute. Better a failure with
 * the name of it than a local run that quietly does something else than AWS.
 */
public final class UnsupportedInTemplate extends RuntimeException {

  /**
   * @param where the place in the template, such as {@code LoginsTable.Properties.TableClass}
   * @param what what is wrong with it
   */
  public UnsupportedInTemplate(String where, String what) {
    super(where + ": " + what);
  }
}
