package io.vedette.platform.dl4j.internal;

import org.deeplearning4j.config.DL4JClassLoading;
import org.nd4j.common.config.ND4JClassLoading;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs when the first class of the bundle is loaded (lazy activation), before any native is. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        NativeCache.pin(context);
        // Both look their backends up by name; the context class loader would not find them here.
        ClassLoader loader = Activator.class.getClassLoader();
        ND4JClassLoading.setNd4jClassloader(loader);
        DL4JClassLoading.setDl4jClassloader(loader);
    }

    @Override
    public void stop(BundleContext context) {
        // Natives cannot be unloaded: this bundle is exchanged by a restart only.
    }
}
