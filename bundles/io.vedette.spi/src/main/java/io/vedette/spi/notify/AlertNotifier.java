package io.vedette.spi.notify;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells somebody about an alert.
 *
 * <p>Called on a worker thread out of an outbox, at most {@code destination.timeout()} long. The
 * same notice may come twice (after a crash), with the same id: receivers are told it. Retries are
 * the core's.
 *
 * <pre>{@code
 * @Component
 * @Notifier("log")
 * public final class LogNotifier implements AlertNotifier {
 *     private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);
 *
 *     public Delivery deliver(AlertNotice notice, Destination to) {
 *         if (!to.settings().containsKey("level"))
 *             return new Delivery.Refused("set level of destination " + to.id());
 *         LOG.info("{} on {} at {}", notice.type(), notice.camera(), notice.at());
 *         return new Delivery.Delivered();
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface AlertNotifier {
    /** Delivers one notice to one destination. */
    Delivery deliver(AlertNotice notice, Destination to);
}
