package io.loginwatch.store;

import io.loginwatch.core.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Writes a changed piece of detection memory together with the alerts that it caused: all or
 * nothing, and each alert once. Safe for use by several threads.
 */
public final class Commits {
  /** A transaction's limits are 100 items and 4 MB; an alert is far below 400 KB. */
  private static final int MOST_ITEMS = 100;

  private static final long MOST_BYTES = 3_500_000;

  private final DynamoDbClient client;
  private final Alerts alerts;

  public Commits(DynamoDbClient client, Alerts alerts) {
    this.client = client;
    this.alerts = alerts;
  }

  /** How it went. */
  public enum Outcome {
    /** It is written. */
    DONE,
    /**
     * Somebody else changed the memory meanwhile: nothing of it is written; read and judge anew.
     */
    CONFLICT
  }

  /**
   * Writes a change without alerts as one item (one write unit a kilobyte), one with alerts as a
   * transaction (twice that). Alerts that do not fit in one transaction with the change go before
   * it: should the change then not come about, it is judged again and raises the same ones.
   *
   * @param change null if only the alerts are new
   */
  public Outcome commit(@Nullable StateWrite change, List<Alert> raised) {
    if (raised.isEmpty()) {
      return change == null ? Outcome.DONE : alone(change);
    }
    alerts.announce(raised);
    List<Put> chunk = new ArrayList<>();
    long room = MOST_BYTES - (change == null ? 0 : size(change.put()));
    long bytes = 0;
    for (Alert alert : raised) {
      Put put = alerts.part(alert);
      long size = size(put);
      if (chunk.size() == MOST_ITEMS - 1 || bytes + size > room) {
        transact(null, chunk);
        chunk = new ArrayList<>();
        bytes = 0;
      }
      chunk.add(put);
      bytes += size;
    }
    return transact(change, chunk);
  }

  private Outcome alone(StateWrite change) {
    try {
      return change.to(client) ? Outcome.DONE : Outcome.CONFLICT;
    } catch (TransactionConflictException e) {
      return Outcome.CONFLICT;
    }
  }

  /** Leaves out alerts that are there already, until it succeeds or the change is in conflict. */
  private Outcome transact(@Nullable StateWrite change, List<Put> puts) {
    List<Put> left = puts;
    while (true) {
      if (left.isEmpty()) {
        return change == null ? Outcome.DONE : alone(change);
      }
      List<Put> all = new ArrayList<>(left);
      if (change != null) {
        all.addFirst(change.put());
      }
      try {
        client.transactWriteItems(transaction ->
            transaction.transactItems(
                all.stream().map(put -> TransactWriteItem.builder().put(put).build()).toList()));
        return Outcome.DONE;
      } catch (TransactionCanceledException e) {
        List<CancellationReason> reasons = e.cancellationReasons();
        if (reasons.size() != all.size()) {
          throw e;
        }
        if (change != null && lostRace(reasons.getFirst())) {
          return Outcome.CONFLICT;
        }
        left = withoutThoseThere(left, reasons.subList(all.size() - left.size(), all.size()), e);
      }
    }
  }

  private static List<Put> withoutThoseThere(
      List<Put> puts, List<CancellationReason> reasons, TransactionCanceledException e) {
    List<Put> left = new ArrayList<>();
    for (int i = 0; i < puts.size(); i++) {
      if (!"ConditionalCheckFailed".equals(reasons.get(i).code())) {
        left.add(puts.get(i));
      }
    }
    if (left.size() == puts.size()) {
      throw e;
    }
    return left;
  }

  private static boolean lostRace(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code())
        || "TransactionConflict".equals(reason.code());
  }

  /** Roughly what DynamoDB counts: names and values, three bytes a character at most. */
  private static long size(Put put) {
    long size = 0;
    for (var attribute : put.item().entrySet()) {
      AttributeValue value = attribute.getValue();
      size += attribute.getKey().length();
      size += value.s() != null ? 3L * value.s().length() : 32;
      size += value.b() != null ? value.b().asByteArrayUnsafe().length : 0;
    }
    return size;
  }
}
