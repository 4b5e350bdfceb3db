package io.loginwatch.sam;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The REST API of the template.
 *
 * @param stage name of its one stage
 * @param binaryMediaTypes content types whose bodies reach a function in base64, such as {@code
 *     image/png} or {@code *}{@code /*}
 * @param authorizer logical id of the function that decides who may call; empty where anybody may
 * @param responses what the gateway itself answers, by the kind of trouble
 */
public record RestApi(
    String stage,
    List<String> binaryMediaTypes,
    String authorizer,
    Map<String, GatewayResponse> responses) {

  static final String TYPE = "AWS::Serverless::Api";

  /**
   * An answer that the gateway gives by itself.
   *
   * @param headers names and values, without the quotes that the template needs around them
   * @param template body, with {@code $context.error.messageString} to be filled in; empty where
   *     the template says nothing
   */
  public record GatewayResponse(int status, Map<String, String> headers, String template) {}

  static RestApi of(Resource resource) {
    Properties properties = resource.reader();
    Properties auth = properties.object("Auth");
    String authorizer = authorizer(auth);
    auth.onlyInAws("ApiKeyRequired", "AddDefaultAuthorizerToCorsPreflight").finish();
    var responses = new HashMap<String, GatewayResponse>();
    properties
        .byName("GatewayResponses")
        .forEach((kind, response) -> responses.put(kind, response(response)));
    var api =
        new RestApi(
            properties.text("StageName"),
            properties.texts("BinaryMediaTypes").stream()
                .map(type -> type.replace("~1", "/"))
                .toList(),
            authorizer,
            responses);
    properties
        .onlyInAws(
            "EndpointConfiguration",
            "TracingEnabled",
            "ApiKeySourceType",
            "MethodSettings",
            "OpenApiVersion",
            "Description",
            "Name")
        .finish();
    return api;
  }

  private static String authorizer(Properties auth) {
    String name = auth.text("DefaultAuthorizer", "");
    Map<String, Properties> authorizers = auth.byName("Authorizers");
    if (name.isEmpty()) {
      return "";
    }
    Properties authorizer = authorizers.get(name);
    if (authorizer == null) {
      throw new UnsupportedInTemplate(auth.where() + ".DefaultAuthorizer", name + " is not there");
    }
    String type = authorizer.text("FunctionPayloadType", "TOKEN");
    if (!type.equals("REQUEST")) {
      throw new UnsupportedInTemplate(
          authorizer.where() + ".FunctionPayloadType", type + " is not supported here");
    }
    String[] arn = authorizer.text("FunctionArn").split(":");
    authorizer.onlyInAws("Identity").finish();
    // arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS
    return arn[6];
  }

  private static GatewayResponse response(Properties response) {
    Properties parameters = response.object("ResponseParameters");
    var headers = new LinkedHashMap<String, String>();
    parameters
        .strings("Headers")
        .forEach((name, value) -> headers.put(name, value.replaceAll("^'|'$", "")));
    parameters.finish();
    String template = response.strings("ResponseTemplates").getOrDefault("application/json", "");
    var answer = new GatewayResponse(response.number("StatusCode", 500), headers, template);
    response.finish();
    return answer;
  }
}
