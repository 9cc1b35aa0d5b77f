package io.vedette.rest.runtime.internal;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;

/** What a client gets. */
final class Answered {

    int status = 200;
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    String header(String name) {
        return headers.get(name);
    }

    byte[] body() {
        return body.toByteArray();
    }

    String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    HttpServletResponse response() {
        return (HttpServletResponse)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {HttpServletResponse.class},
                        (proxy, called, args) -> {
                            switch (called.getName()) {
                                case "setStatus":
                                    status = (Integer) args[0];
                                    return null;
                                case "getStatus":
                                    return status;
                                case "setHeader":
                                    headers.put((String) args[0], (String) args[1]);
                                    return null;
                                case "setContentType":
                                    headers.put("Content-Type", (String) args[0]);
                                    return null;
                                case "getContentType":
                                    return headers.get("Content-Type");
                                case "getHeader":
                                    return headers.get(args[0]);
                                case "containsHeader":
                                    return headers.containsKey(args[0]);
                                case "flushBuffer":
                                    return null;
                                case "getOutputStream":
                                    return new Out();
                                default:
                                    throw new UnsupportedOperationException(called.getName());
                            }
                        });
    }

    private final class Out extends ServletOutputStream {

        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("setWriteListener");
        }
    }
}
