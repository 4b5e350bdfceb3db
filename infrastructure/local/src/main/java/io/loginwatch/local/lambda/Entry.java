package io.loginwatch.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Map;

/** One instance of a handler class, entered with bytes as Lambda's runtime enters it. */
interface Entry {

  byte[] invoke(byte[] event, Context context) throws Exception;

  /** Makes the handler as the local run does: with its environment in a map. */
  static Entry of(String className, Map<String, String> environment) {
    return of(make(className, environment));
  }

  /** Enters that handler, through the same serializers as Lambda's runtime. */
  static Entry of(Object handler) {
    return switch (handler) {
      case RequestStreamHandler stream ->
          (event, context) -> {
            var out = new ByteArrayOutputStream();
            stream.handleRequest(new ByteArrayInputStream(event), out, context);
            return out.toByteArray();
          };
      case RequestHandler<?, ?> typed -> typed(typed);
      default -> throw new IllegalStateException(handler.getClass() + " handles no requests");
    };
  }

  private static Entry typed(RequestHandler<?, ?> handler) {
    Method method = method(handler.getClass());
    PojoSerializer<Object> in = serializer(method.getGenericParameterTypes()[0]);
    PojoSerializer<Object> out = serializer(method.getGenericReturnType());
    @SuppressWarnings("unchecked")
    var entered = (RequestHandler<Object, Object>) handler;
    return (event, context) -> {
      Object answer = entered.handleRequest(in.fromJson(new ByteArrayInputStream(event)), context);
      var bytes = new ByteArrayOutputStream();
      if (answer != null) {
        out.toJson(answer, bytes);
      }
      return bytes.toByteArray();
    };
  }

  private static Method method(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals("handleRequest")
          && method.getParameterCount() == 2
          && !method.isBridge()) {
        return method;
      }
    }
    throw new IllegalStateException(type + " has no handleRequest");
  }

  @SuppressWarnings("unchecked")
  private static PojoSerializer<Object> serializer(Type type) {
    if (type instanceof Class<?> event
        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
      return (PojoSerializer<Object>)
          LambdaEventSerializers.serializerFor(event, Entry.class.getClassLoader());
    }
    return JacksonFactory.getInstance().getSerializer(type);
  }

  private static Object make(String className, Map<String, String> environment) {
    try {
      return Class.forName(className).getConstructor(Map.class).newInstance(environment);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(className + " cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className + " cannot be made", e);
    }
  }
}
