package com.example.stopper;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Stops the bundle that asks who calls, while it is there itself. */
@Component(service = Stopper.class, immediate = true)
public final class Stopper {

    private final Bundle stopped;

    @Activate
    public Stopper(BundleContext context) throws BundleException {
        Bundle found = null;
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName().equals("io.vedette.rest.runtime")) {
                found = bundle;
            }
        }
        stopped = found;
        stopped.stop(Bundle.STOP_TRANSIENT);
    }

    @Deactivate
    void start() throws BundleException {
        stopped.start(Bundle.START_TRANSIENT);
    }
}
