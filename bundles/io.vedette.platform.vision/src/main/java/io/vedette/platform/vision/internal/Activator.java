package io.vedette.platform.vision.internal;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs when the first class of the bundle is loaded (lazy activation), before any native is. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        NativeCache.pin(context);
    }

    @Override
    public void stop(BundleContext context) {
        // Natives cannot be unloaded: this bundle is exchanged by a restart only.
    }
}
