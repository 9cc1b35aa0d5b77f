package io.vedette.health.internal;

import io.vedette.service.health.ReadyCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * The server is ready when every bundle runs, every component of Vedette's bundles has what it
 * needs (the database, migrated, among it: the stores need it), and every {@link ReadyCheck}
 * agrees. So a missing plugin of the boot features shows here without a list of plugins anywhere.
 */
@Component(service = Readiness.class)
public final class Readiness {

    private static final int SHOWN = 20;

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ReadyCheck> checks = List.of();

    /**
     * @param context sees all bundles
     * @param components sees all components
     */
    @Activate
    public Readiness(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** What is missing, a line each; empty when the server is ready. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        List<Bundle> ours = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            String name = String.valueOf(bundle.getSymbolicName());
            if (name.startsWith("io.vedette.")) {
                ours.add(bundle);
            }
            if (!runs(bundle)) {
                missing.add("bundle " + name + " does not run");
            }
        }
        Set<Long> known = new HashSet<>();
        for (ComponentDescriptionDTO component :
                components.getComponentDescriptionDTOs(ours.toArray(Bundle[]::new))) {
            known.add(component.bundle.id);
            missing.addAll(missing(component));
        }
        for (Bundle bundle : ours) {
            // A bundle runs before its components are looked for.
            if (!known.contains(bundle.getBundleId())
                    && bundle.getHeaders("").get("Service-Component") != null) {
                missing.add("components of " + bundle.getSymbolicName() + " are not known yet");
            }
        }
        for (ReadyCheck check : checks) {
            check.missing().ifPresent(missing::add);
        }
        return missing.size() <= SHOWN ? missing : missing.subList(0, SHOWN);
    }

    private List<String> missing(ComponentDescriptionDTO component) {
        List<String> missing = new ArrayList<>();
        for (ComponentConfigurationDTO configuration :
                components.getComponentConfigurationDTOs(component)) {
            switch (configuration.state) {
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE:
                    missing.add(
                            component.name
                                    + " waits for "
                                    + (configuration.unsatisfiedReferences.length > 0
                                            ? configuration.unsatisfiedReferences[0].name
                                            : "something"));
                    break;
                case ComponentConfigurationDTO.SATISFIED:
                    // Others are made when somebody first asks for them.
                    if (component.immediate) {
                        missing.add(component.name + " is starting");
                    }
                    break;
                case ComponentConfigurationDTO.FAILED_ACTIVATION:
                    missing.add(component.name + " failed to start; the log says why");
                    break;
                default:
                    break;
            }
        }
        return missing;
    }

    private static boolean runs(Bundle bundle) {
        int state = bundle.getState();
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        boolean lazy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
        return state == Bundle.ACTIVE
                || (fragment && state == Bundle.RESOLVED)
                || (lazy && state == Bundle.STARTING);
    }
}
