package io.vedette.labeling.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "http://localhost",
                "http://0.0.0.0",
                "http://10.1.2.3",
                "http://100.64.0.1",
                "http://169.254.169.254",
                "http://192.168.0.1",
                "http://224.0.0.1",
                "http://[::1]",
                "http://[::]",
                "http://[::ffff:127.0.0.1]",
                "http://[::ffff:a00:1]",
                "http://[::7f00:1]",
                "http://[64:ff9b::7f00:1]",
                "http://[2002:7f00:1::]",
                "http://[fd00::1]",
                "http://[fe80::1]",
                "http://2130706433"
            })
    void addressesOfOnesOwnNetworkAreNotCalled(String url) {
        assertThatThrownBy(() -> new VendorAddress(url, false).at("/items"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("private or local");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1",
                "file:///etc/passwd",
                "ftp://vendor.example",
                "//vendor.example",
                "http:vendor",
                "http://me:secret@vendor.example",
                "http://vendor.example/?a=b",
                "http://vendor.example#a"
            })
    void whatIsNoPlainWebAddressIsRefused(String url) {
        assertThatThrownBy(() -> new VendorAddress(url, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publicOnesAreCalledAndOwnOnesWhereThatIsAllowed() throws UnknownHostException {
        assertThat(new VendorAddress("https://93.184.216.34/api/", false).at("/items").toString())
                .isEqualTo("https://93.184.216.34/api/items");
        assertThat(new VendorAddress("http://127.0.0.1:81", true).at("/items").getPort())
                .isEqualTo(81);
    }
}
