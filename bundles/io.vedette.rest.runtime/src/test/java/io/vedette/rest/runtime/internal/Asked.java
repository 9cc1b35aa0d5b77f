package io.vedette.rest.runtime.internal;

import io.vedette.service.security.Caller;
import io.vedette.service.security.Role;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/** A request of somebody who is known by the token {@code secret}. */
final class Asked {

    private static final Caller ANN = new Caller("ann", Set.of(Role.ADMIN), Optional.empty());

    private final String method;
    private final Map<String, String> headers = new HashMap<>();
    private String path = "/api/v1/things";
    private String query;
    private Caller caller = ANN;
    private byte[] body = new byte[0];

    Asked(String method) {
        this.method = method;
        header("Authorization", "Bearer secret");
    }

    Asked header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Asked path(String value) {
        path = value;
        return this;
    }

    Asked query(String value) {
        query = value;
        return this;
    }

    Asked unknown() {
        caller = null;
        return this;
    }

    Asked body(String text) {
        body = text.getBytes();
        return this;
    }

    HttpServletRequest request() {
        HttpServletRequest plain =
                (HttpServletRequest)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {HttpServletRequest.class},
                                (proxy, called, args) ->
                                        switch (called.getName()) {
                                            case "getMethod" -> method;
                                            case "getRequestURI" -> path;
                                            case "getQueryString" -> query;
                                            case "getHeader" -> headers.get(args[0]);
                                            case "getContentType" -> "application/json";
                                            case "getAttribute" ->
                                                    args[0].equals(Caller.ATTRIBUTE)
                                                            ? caller
                                                            : null;
                                            default ->
                                                    throw new UnsupportedOperationException(
                                                            called.getName());
                                        });
        return new KeptBody(plain, body);
    }
}
