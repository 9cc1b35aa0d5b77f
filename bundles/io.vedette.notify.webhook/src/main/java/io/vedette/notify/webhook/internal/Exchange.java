package io.vedette.notify.webhook.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over a connection to an address that was checked before: a client that looks the name up
 * again, or follows a redirect, could be led elsewhere in between. Everything ends at the deadline.
 */
final class Exchange {

    private static final int MOST_HEADER_BYTES = 16_384;

    private final SSLSocketFactory tls;
    private final long deadline;

    Exchange(SSLSocketFactory tls, Duration timeout) {
        this.tls = tls;
        deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * What was answered.
     *
     * @param status of the answer
     * @param retryAfter its header, in seconds
     */
    record Answer(int status, Optional<Duration> retryAfter) {}

    Answer post(URI to, InetAddress address, Map<String, String> headers, byte[] body)
            throws IOException {
        boolean secure = to.getScheme().equalsIgnoreCase("https");
        int port = to.getPort() >= 0 ? to.getPort() : secure ? 443 : 80;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), left());
            plain.setSoTimeout(left());
            try (Socket socket = secure ? secure(plain, to.getHost(), port) : plain) {
                write(socket.getOutputStream(), to, headers, body);
                return read(socket);
            }
        }
    }

    private Socket secure(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // The certificate must be the name's, whatever the address.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void write(OutputStream out, URI to, Map<String, String> headers, byte[] body)
            throws IOException {
        String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        String port = to.getPort() >= 0 ? ":" + to.getPort() : "";
        StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
        head.append("Host: ").append(to.getHost()).append(port).append("\r\n");
        headers.forEach((name, text) -> head.append(name + ": " + text + "\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private Answer read(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Answer answer = read(socket, in);
        while (answer.status() < 200 && answer.status() != 101) {
            answer = read(socket, in);
        }
        return answer;
    }

    private Answer read(Socket socket, InputStream in) throws IOException {
        int status = status(line(socket, in));
        int seen = 0;
        Optional<Duration> retryAfter = Optional.empty();
        for (String line = line(socket, in); !line.isEmpty(); line = line(socket, in)) {
            seen += line.length();
            if (seen > MOST_HEADER_BYTES) {
                throw new IOException("its answer's header is too long");
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("retry-after:")) {
                retryAfter = seconds(line.substring(12).trim());
            }
        }
        return new Answer(status, retryAfter);
    }

    private static int status(String line) throws IOException {
        String[] parts = line.split(" ", 3);
        if (parts.length < 2
                || !parts[0].startsWith("HTTP/1.")
                || !parts[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("it does not answer in HTTP");
        }
        return Integer.parseInt(parts[1]);
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    private String line(Socket socket, InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            socket.setSoTimeout(left());
            int b = in.read();
            if (b < 0) {
                throw new IOException("it closed the connection without an answer");
            }
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(b);
            if (line.size() > MOST_HEADER_BYTES) {
                throw new IOException("its answer's header is too long");
            }
        }
    }

    private int left() throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(left, 60_000);
    }
}
