package io.vedette.notify.webhook.internal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses lie on the public internet. */
final class Addresses {

    private Addresses() {}

    /** Finds the addresses of a host; replaced in tests. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * One address of a host, all of which were checked; connecting goes to this address and asks no
     * name server again.
     *
     * @throws BlockedException where any of them may not be reached
     */
    static InetAddress pick(Resolver resolver, String host, boolean privateAllowed)
            throws UnknownHostException, BlockedException {
        InetAddress[] all = resolver.resolve(host);
        for (InetAddress address : all) {
            if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
                throw new BlockedException("'" + host + "' is no address of a receiver");
            }
            if (!privateAllowed && !isPublic(address)) {
                throw new BlockedException(
                        "'"
                                + host
                                + "' is a private address: use a public one, or allow private ones"
                                + " in the server's configuration");
            }
        }
        return all[0];
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean carrier = first == 100 && second >= 64 && second < 128;
        boolean special = first == 192 && second == 0 && (b[2] == 0 || b[2] == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                first == 198 && second == 51 && b[2] == 100
                        || first == 203 && second == 0 && b[2] == 113;
        return first != 0 && first < 224 && !carrier && !special && !benchmark && !documentation;
    }

    private static boolean isPublic6(byte[] b) {
        boolean uniqueLocal = (b[0] & 0xfe) == 0xfc;
        // 64:ff9b::/96, 2002::/16 and ::/96 carry an IPv4 address that would be reached instead.
        boolean nat64 = b[0] == 0 && b[1] == 0x64 && b[2] == (byte) 0xff && b[3] == (byte) 0x9b;
        boolean sixToFour = b[0] == 0x20 && b[1] == 2;
        boolean compatible = allZero(b, 12);
        return !uniqueLocal && !nat64 && !sixToFour && !compatible;
    }

    private static boolean allZero(byte[] b, int count) {
        return Arrays.equals(b, 0, count, new byte[count], 0, count);
    }

    /** Such addresses are not reached. */
    static final class BlockedException extends Exception {
        private static final long serialVersionUID = 1L;

        BlockedException(String message) {
            super(message);
        }
    }

    /** For messages: an IPv6 address in brackets. */
    static String shown(InetAddress address) {
        return address instanceof Inet6Address
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
    }
}
