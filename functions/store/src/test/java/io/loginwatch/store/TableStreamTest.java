package io.loginwatch.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableStreamTest {
  private static final String BATCH =
      """
      {"Records": [{
        "eventID": "1", "eventName": "INSERT", "eventSource": "aws:dynamodb",
        "eventSourceARN": "arn:aws:dynamodb:eu-west-1:1:table/Logins/stream/2026-01-01T00:00:00.000",
        "dynamodb": {
          "ApproximateCreationDateTime": 1767225600,
          "SequenceNumber": "111", "SizeBytes": 26, "StreamViewType": "NEW_IMAGE",
          "Keys": {"user": {"S": "mara"}},
          "NewImage": {"user": {"S": "mara"}, "at": {"N": "12"}}}}]}
      """;

  private final TableStream stream = new TableStream();

  private String answer(List<BatchItemFailure> failures) {
    var out = new ByteArrayOutputStream();
    stream.serve(
        new ByteArrayInputStream(BATCH.getBytes(UTF_8)),
        out,
        _ -> new StreamsEventResponse(failures));
    return out.toString(UTF_8);
  }

  @Test
  void a_record_keeps_its_name_its_place_and_its_image() {
    stream.serve(
        new ByteArrayInputStream(BATCH.getBytes(UTF_8)),
        new ByteArrayOutputStream(),
        event -> {
          var only = event.getRecords().getFirst();
          assertThat(only.getEventName()).isEqualTo("INSERT");
          assertThat(only.getDynamodb().getSequenceNumber()).isEqualTo("111");
          assertThat(only.getDynamodb().getNewImage().get("user").getS()).isEqualTo("mara");
          assertThat(only.getDynamodb().getNewImage().get("at").getN()).isEqualTo("12");
          return new StreamsEventResponse(List.of());
        });
  }

  @Test
  void a_failure_is_named_as_lambda_reads_it() {
    assertThat(answer(List.of(new BatchItemFailure("111"))))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111\"}]}");
    assertThat(answer(List.of())).isEqualTo("{\"batchItemFailures\":[]}");
  }
}
