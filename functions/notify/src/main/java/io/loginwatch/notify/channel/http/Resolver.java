package io.loginwatch.notify.channel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up a name. */
@FunctionalInterface
public interface Resolver {

  /** The machine's own. */
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** The addresses of that name, in order of preference; never an empty list. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
