package io.loginwatch.store;

/** A table did not take or give everything in time. Trying again later is the answer. */
public final class TableBusy extends RuntimeException {
  TableBusy(String table) {
    super(table + " takes no more for now");
  }
}
