package io.vedette.rest.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.AsyncListener;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private final AtomicInteger over = new AtomicInteger();
    private final Requests requests = new Requests(over::incrementAndGet);

    @Test
    void theEndComesOnceAfterTheLastRequest() {
        assertThat(requests.begin()).isTrue();
        assertThat(requests.begin()).isTrue();
        requests.end();
        requests.close();
        assertThat(over).hasValue(0);
        assertThat(requests.begin()).isFalse();
        requests.end();
        assertThat(over).hasValue(1);
        requests.close();
        assertThat(over).hasValue(1);
    }

    @Test
    void anAsynchronousRequestEndsOnceHoweverItEnds() throws java.io.IOException {
        requests.begin();
        AsyncListener ending = requests.ending();
        requests.close();
        ending.onError(null);
        ending.onComplete(null);
        assertThat(over).hasValue(1);
    }
}
