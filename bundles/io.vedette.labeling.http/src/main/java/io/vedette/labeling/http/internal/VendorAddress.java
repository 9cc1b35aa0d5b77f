package io.vedette.labeling.http.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a vendor lives, checked so that a configured address does not become a way into the own
 * network: plain http and https only, no user in the address, and no private, loopback or otherwise
 * special address unless that was allowed. Every address the name stands for is checked before
 * every call; redirects are not followed.
 */
final class VendorAddress {
    private final URI base;
    private final boolean allowPrivate;

    /**
     * @throws IllegalArgumentException when it is no address a vendor may have
     */
    VendorAddress(String url, boolean allowPrivate) {
        URI uri = URI.create(url.replaceAll("/+$", ""));
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("an address begins with http:// or https://");
        }
        if (uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "an address has no user, query or fragment; the secret has its own setting");
        }
        this.base = uri;
        this.allowPrivate = allowPrivate;
    }

    /** The full address of a path, its host checked just now. */
    URI at(String path) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(base.getHost())) {
            if (!allowPrivate && special(address)) {
                throw new UnknownHostException(
                        base.getHost()
                                + " is "
                                + address.getHostAddress()
                                + ", a private or local address; allow it in the configuration if"
                                + " that is meant");
            }
        }
        return URI.create(base + path);
    }

    static boolean special(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean shared =
                bytes.length == 4
                        && (first == 0
                                || first >= 240
                                || (first == 100 && second >= 64 && second < 128)
                                || (first == 192 && second == 0 && bytes[2] == 0)
                                || (first == 198 && (second == 18 || second == 19)));
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared
                || embedded(bytes);
    }

    /** IPv6 addresses that carry an IPv4 one: NAT64, 6to4 and IPv4-compatible. */
    private static boolean embedded(byte[] b) {
        if (b.length != 16) {
            return false;
        }
        int from = -1;
        if (b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b) {
            from = 12;
        } else if (b[0] == 0x20 && b[1] == 0x02) {
            from = 2;
        } else if (Arrays.equals(b, 0, 12, new byte[12], 0, 12)) {
            from = 12;
        }
        if (from < 0) {
            return false;
        }
        try {
            return special(
                    InetAddress.getByAddress(
                            new byte[] {b[from], b[from + 1], b[from + 2], b[from + 3]}));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
