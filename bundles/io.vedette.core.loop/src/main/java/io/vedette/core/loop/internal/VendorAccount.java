package io.vedette.core.loop.internal;

import io.vedette.service.labeling.LabelingService;
import io.vedette.service.problem.UnavailableException;
import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** An account of the {@code http} dispatcher at a vendor, configured as an operator would. */
final class VendorAccount implements AutoCloseable {
    private static final String PID = "io.vedette.labeling.http.internal.HttpDispatcher";
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private final Configuration configuration;
    private final String id;

    private VendorAccount(Configuration configuration, String id) {
        this.configuration = configuration;
        this.id = id;
    }

    static VendorAccount open(
            ConfigurationAdmin admin, LabelingService labeling, ScriptedVendor vendor, String id)
            throws IOException, InterruptedException {
        Configuration configuration = admin.getFactoryConfiguration(PID, id, "?");
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("vedette.vendor", id);
        properties.put("url", vendor.url());
        properties.put("account", "loop");
        properties.put(".secret", vendor.secret());
        properties.put("allow.private", true);
        properties.put("currency", "EUR");
        configuration.update(properties);
        VendorAccount account = new VendorAccount(configuration, id);
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (labeling.dispatchers().stream().noneMatch(d -> d.id().equals(id))) {
            if (System.nanoTime() > until) {
                account.close();
                throw new UnavailableException(
                        "the http dispatcher is not in service: is its feature installed?", null);
            }
            Thread.sleep(20);
        }
        return account;
    }

    String id() {
        return id;
    }

    @Override
    public void close() throws IOException {
        configuration.delete();
    }
}
